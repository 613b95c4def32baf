import { describe, expect, it } from 'vitest'
import type { ReportContext } from '@/lib/ingest/adapter'
import { kubernetesAdapter } from './index'
import {
  context,
  deployment,
  inNamespace,
  list,
  namespaces,
  object,
  pod,
  podSpec,
  template,
  uid,
} from './sample-objects'

function scopes(documents: unknown[], given: Partial<ReportContext> = {}) {
  const result = kubernetesAdapter.read(documents, { ...context, cluster: uid, ...given })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation.scopes
}
const cluster = `k8s/${uid}`
const elsewhere = inNamespace('ops', 'apps/v1', 'DaemonSet', 'agent', {
  spec: { template: template('agent', podSpec('agent:1')) },
})
const only = (kind: string, complete: boolean, rest = {}) => ({
  type: 'assets',
  cluster,
  kinds: ['workload'],
  objectKinds: [kind],
  ...rest,
  complete,
})

describe('what a report covers', () => {
  it('is whole for the kinds of which the list holds an object, and silent about all others', () => {
    const rbac = 'rbac.authorization.k8s.io/v1'
    const role = object(rbac, 'ClusterRole', 'view', { rules: [] })
    const account = inNamespace('ops', 'v1', 'ServiceAccount', 'default')
    expect(scopes([list(...namespaces('shop'), deployment('web', 'nginx'), elsewhere, account, role)])).toEqual([
      { type: 'assets', cluster, kinds: ['namespace', 'service-account'], complete: true },
      {
        type: 'assets',
        cluster,
        kinds: ['role', 'workload'],
        objectKinds: ['ClusterRole', 'DaemonSet', 'Deployment'],
        complete: true,
      },
    ])
  })

  it('is one namespace when all objects share it, even beside all namespaces', () => {
    expect(scopes([list(deployment('web', 'nginx'))])).toEqual([only('Deployment', true, { namespaces: ['shop'] })])
    const beside = list(...namespaces('shop', 'ops'), deployment('web', 'nginx'))
    expect(scopes([beside])).toContainEqual(only('Deployment', true, { namespaces: ['shop'] }))
    expect(scopes([beside], { complete: true })).toContainEqual(only('Deployment', true))
  })

  it('never takes one namespace for all of them', () => {
    const shop = object('v1', 'Namespace', 'shop')
    expect(scopes([list(shop)])).toEqual([{ type: 'assets', cluster, kinds: ['namespace'], complete: false }])
  })

  it('judges every list by itself', () => {
    expect(scopes([list(deployment('web', 'nginx')), list(elsewhere)])).toEqual([
      only('DaemonSet', true, { namespaces: ['ops'] }),
      only('Deployment', true, { namespaces: ['shop'] }),
    ])
  })

  it.each([
    ['a single object', [deployment('web', 'nginx')], {}],
    ['a list that the server cut', [{ ...list(deployment('web', 'nginx')), metadata: { continue: 'abc' } }], {}],
    ['a list that the sender calls partial', [list(deployment('web', 'nginx'))], { complete: false }],
    ['a list with a faulty object of the kind', [list(deployment('web', 'nginx'), deployment('a/b', 'nginx'))], {}],
    ['a list with something unreadable', [list(deployment('web', 'nginx'), 'gibberish')], {}],
  ])('is not whole: %s', (_, documents, given) => {
    expect(scopes(documents, given)).toEqual([only('Deployment', false, { namespaces: ['shop'] })])
  })

  it('a fault in one kind leaves the others whole', () => {
    const broken = { ...pod('x', null, 'nginx'), spec: { containers: 'none' } }
    expect(scopes([list(deployment('web', 'nginx'), broken)])).toEqual([
      only('Pod', false, { namespaces: ['shop'] }),
      only('Deployment', true, { namespaces: ['shop'] }),
    ])
  })

  it('believes an empty typed list only when the sender calls the report whole', () => {
    const empty = { apiVersion: 'batch/v1', kind: 'CronJobList', items: [] }
    expect(scopes([empty])).toEqual([])
    expect(scopes([empty], { complete: true })).toEqual([only('CronJob', true)])
  })
})

describe('the kinds that the sender asked for', () => {
  const asked = 'namespaces,networkpolicies,networkpolicies.projectcalico.org,limitranges,no-such-kind'
  const policy = inNamespace('shop', 'networking.k8s.io/v1', 'NetworkPolicy', 'deny', { spec: { podSelector: {} } })

  it('do not exist when a list of all namespaces shows none', () => {
    expect(scopes([list(...namespaces('shop'))], { scope: asked })).toEqual([
      { type: 'assets', cluster, kinds: ['namespace'], complete: true },
      {
        type: 'assets',
        cluster,
        kinds: ['network-policy', 'quota'],
        objectKinds: ['LimitRange', 'NetworkPolicy', 'NetworkPolicy.projectcalico.org'],
        complete: true,
      },
    ])
  })

  it('prove nothing in a list of one namespace, a cut list or a partial one', () => {
    const kinds = (documents: unknown[], given: Partial<ReportContext> = {}) =>
      scopes(documents, { scope: asked, ...given }).flatMap((scope) =>
        scope.type === 'assets' && scope.complete ? scope.kinds : [],
      )
    expect(kinds([list(policy)])).toEqual(['network-policy'])
    expect(kinds([{ ...list(...namespaces('shop')), metadata: { continue: 'abc' } }])).toEqual([])
    expect(kinds([list(...namespaces('shop'))], { complete: false })).toEqual([])
  })
})

describe('faulty objects', () => {
  it('are rejected with their path while the rest stands', () => {
    const items = [
      ...namespaces(),
      { apiVersion: 'apps/v1', kind: 'Deployment', metadata: {} },
      { apiVersion: 'apps/v1', metadata: { name: 'x' } },
      { ...deployment('x', 'nginx'), metadata: { name: 'x' } },
      { ...deployment('y', 'nginx'), spec: {} },
      deployment('z', 'nginx', { containers: [{ name: 'app', securityContext: { privileged: 'yes' } }] }),
      deployment('web', 'nginx'),
      {
        ...deployment('big', 'nginx'),
        metadata: { name: 'big', namespace: 'shop', annotations: { a: 'x'.repeat(3e5) } },
      },
    ]
    const result = kubernetesAdapter.read([list(...items)], context)
    if (!result.ok) throw new Error('refused')
    expect(result.observation.rejected.map(({ path }) => path).sort()).toEqual([
      '$.items[1].metadata.name',
      '$.items[2].kind',
      '$.items[3].metadata.namespace',
      '$.items[4].spec.template',
      '$.items[5].spec.template.spec.containers[0].securityContext.privileged',
      '$.items[7].spec.template',
    ])
    const workloads = result.observation.assets.filter(({ kind }) => kind === 'workload')
    expect(workloads.map(({ name }) => name)).toEqual(['web'])
  })

  it('name the document too when there are several', () => {
    const result = kubernetesAdapter.read(
      [...namespaces(), { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a/b' } }],
      context,
    )
    expect(result).toMatchObject({ observation: { rejected: [{ path: '$[1].metadata.name' }] } })
  })

  it('reads typed lists, whose items carry no kind of their own', () => {
    const { apiVersion: _version, kind: _kind, ...item } = deployment('web', 'nginx')
    const typed = { apiVersion: 'apps/v1', kind: 'DeploymentList', metadata: {}, items: [item] }
    expect(scopes([typed])).toEqual([only('Deployment', true, { namespaces: ['shop'] })])
  })
})
