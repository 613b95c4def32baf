import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { judge, request, userNamed } from '../../testing'
import { namespaceCreated } from './namespace-created'
import { namespaceDeleted } from './namespace-deleted'
import { nodeTamper } from './node-tamper'
import { quotaRemoved } from './quota-removed'
import { workloadDeleted } from './workload-deleted'

const controller = (name: string) => `system:serviceaccount:kube-system:${name}`

describe('a deleted workload', () => {
  it('is told of when a person did it', () => {
    expect(judge(workloadDeleted, request('delete', 'deployments'))?.message).toBe('deployments web of shop deleted')
    expect(judge(workloadDeleted, request('deletecollection', 'statefulsets', { object: { name: '' } }))?.message).toBe(
      'statefulsets (all) of shop deleted',
    )
    expect(judge(workloadDeleted, request('delete', 'deployments', { object: { group: 'extensions' } }))).not.toBeNull()
  })

  it('is not told of for accounts, delivery and other verbs', () => {
    expect(
      judge(workloadDeleted, request('delete', 'deployments', { user: controller('generic-garbage-collector') })),
    ).toBeNull()
    expect(
      judge(workloadDeleted, request('delete', 'deployments', { user: 'ci' }), { deliveryUsers: ['ci'] }),
    ).toBeNull()
    expect(judge(workloadDeleted, request('update', 'deployments'))).toBeNull()
    expect(judge(workloadDeleted, request('delete', 'deployments', { code: 404 }))).toBeNull()
  })
})

describe('a namespace', () => {
  it('that goes is told of, by whoever it was but the cluster', () => {
    expect(judge(namespaceDeleted, request('delete', 'namespaces', { object: { name: 'shop' } }))?.message).toBe(
      'namespace shop was deleted',
    )
    expect(
      judge(namespaceDeleted, request('delete', 'namespaces', { user: 'system:serviceaccount:shop:web' })),
    ).not.toBeNull()
    expect(
      judge(namespaceDeleted, request('delete', 'namespaces', { user: controller('namespace-controller') })),
    ).toBeNull()
    expect(judge(namespaceDeleted, request('update', 'namespaces/finalize'))).toBeNull()
  })

  it('that comes is told of unless an administrator made it', () => {
    const made = (user: Parameters<typeof userNamed>) =>
      judge(namespaceCreated, request('create', 'namespaces', { user: userNamed(...user), object: { name: 'x' } }))
    expect(made(['jane'])?.message).toBe('namespace x was made')
    expect(made(['system:anonymous', 'system:unauthenticated'])).not.toBeNull()
    expect(made(['kubernetes-admin'])).toBeNull()
    expect(made(['ines', 'system:masters'])).toBeNull()
    expect(made(['system:apiserver'])).toBeNull()
  })
})

describe('a node', () => {
  const written = (requestObject: Json, verb = 'patch', parts = {}) =>
    judge(nodeTamper, request(verb, 'nodes', { object: { name: 'n1', namespace: '' }, requestObject, ...parts }))

  it.each([
    ['cordoned', { spec: { unschedulable: true } }, 'node n1 was cordoned'],
    ['cordoned by a JSON patch', [{ op: 'add', path: '/spec/unschedulable', value: true }], 'node n1 was cordoned'],
    ['tainted', { spec: { taints: [{ key: 'mine', effect: 'NoSchedule' }] } }, 'node n1 was tainted: mine'],
    [
      'given a role',
      { metadata: { labels: { 'node-role.kubernetes.io/control-plane': '' } } },
      'node n1 was given the role node-role.kubernetes.io/control-plane',
    ],
  ])('%s is told of', (_, body, message) => {
    expect(written(body)?.message).toBe(message)
  })

  it('whose status is written by hand is told of', () => {
    const event = request('patch', 'nodes/status', { object: { name: 'n1' }, requestObject: { status: {} } })
    expect(judge(nodeTamper, event)?.severity).toBe('medium')
  })

  it('is not told of for other changes and other callers', () => {
    expect(written({ spec: { unschedulable: null } })).toBeNull()
    expect(written({ metadata: { labels: { zone: 'a' } } })).toBeNull()
    expect(written({ metadata: { labels: { 'node-role.kubernetes.io/worker': '' } } }, 'update')).toBeNull()
    expect(
      written({ spec: { unschedulable: true } }, 'patch', {
        user: 'system:serviceaccount:kube-system:cluster-autoscaler',
      }),
    ).toBeNull()
    expect(written(null)).toBeNull()
  })
})

describe('a quota', () => {
  it('that goes is told of, unless its namespace goes', () => {
    expect(judge(quotaRemoved, request('delete', 'resourcequotas', { object: { name: 'team' } }))?.message).toBe(
      'resourcequotas team of shop deleted',
    )
    expect(judge(quotaRemoved, request('deletecollection', 'limitranges', { object: { name: '' } }))).not.toBeNull()
    expect(
      judge(quotaRemoved, request('deletecollection', 'resourcequotas', { user: controller('namespace-controller') })),
    ).toBeNull()
    expect(judge(quotaRemoved, request('update', 'resourcequotas'))).toBeNull()
  })
})
