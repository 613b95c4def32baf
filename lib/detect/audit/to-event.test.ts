import { describe, expect, it } from 'vitest'
import type { AuditEvent } from '@/lib/model/audit-event'
import { draftAlert } from '../draft-alert'
import { defaultAuditContext } from './context'
import { evaluateStateless } from './evaluate'
import { controlled, creates, execs, podSpec, request, userNamed, workload } from './testing'
import { mentionedAssets, toObservedEvent } from './to-event'

const free = podSpec({}, { securityContext: { privileged: true } })
function eventOf(event: AuditEvent) {
  const [first] = evaluateStateless([event], defaultAuditContext)
  if (!first) throw new Error('nothing fired')
  return toObservedEvent(event, first.detection, first.hit, defaultAuditContext)
}

describe('the event of a hit', () => {
  it('says what, where, by whom and from where, and proves it', () => {
    const source = creates('deployments', free, {
      auditId: 'a-1',
      user: userNamed('jane', 'dev'),
      sourceIps: ['1.1.1.1', '10.0.0.9'],
    })
    const event = eventOf(source)
    expect(event).toMatchObject({
      identity: ['a-1', 'k8s-privileged-container'],
      rule: 'k8s-privileged-container',
      priority: 'medium',
      message: 'container "web" is privileged: jane: create deployments shop/web',
      asset: 'k8s/test/apps/Deployment/shop/web',
      cluster: 'k8s/test',
      fields: {
        'requestObject.spec.template.spec.containers[0].securityContext.privileged': true,
        'user.username': 'jane',
        'user.groups': ['dev', 'system:authenticated'],
        'authorization.k8s.io/reason': 'RBAC: allowed',
        sourceAddress: '10.0.0.9',
      },
    })
    expect(event.entities.map(({ kind, name }) => `${kind} ${name}`)).toEqual([
      'cluster test',
      'namespace shop',
      'workload web',
      'container web',
      'image registry.example/web:1',
      'user jane',
      'ip 10.0.0.9',
    ])
    expect(mentionedAssets(source).map(({ key }) => key)).toContain(event.asset)
  })

  it('is one event however often the request is told', () => {
    const started = execs(['ls'], { requestedAt: '2026-03-01T09:59:59.123456Z' })
    const ended = { ...started, stage: 'ResponseComplete' as const, at: '2026-03-01T11:00:00.000Z' }
    expect(eventOf(ended)).toMatchObject({ identity: eventOf(started).identity, at: eventOf(started).at })
    expect(eventOf(started).at).toBe('2026-03-01T09:59:59.123Z')
  })

  it('names the caller first and whom it acted as after', () => {
    const impersonated = userNamed('system:serviceaccount:kube-system:job-controller')
    const event = eventOf(creates('pods', free, { impersonated }))
    expect(event.entities.filter(({ detail }) => detail?.['role'])).toMatchObject([
      { kind: 'user', name: 'jane', detail: { role: 'caller' } },
      {
        kind: 'service-account',
        name: 'kube-system/job-controller',
        key: 'k8s/test/core/ServiceAccount/kube-system/job-controller',
      },
    ])
    expect(event.message).toContain('jane as system:serviceaccount:kube-system:job-controller')
  })

  it.each([
    [
      'a bare pod',
      creates('pods', free, { object: { name: 'web-5d4f8c9b7-x7k2p' } }),
      'core/Pod/shop/web-5d4f8c9b7-x7k2p',
    ],
    [
      'a pod known by name alone',
      execs(['ls'], { object: { name: 'web-5d4f8c9b7-x7k2p' } }),
      'apps/Deployment/shop/web',
    ],
    ['a pod of a StatefulSet', execs(['ls'], { object: { name: 'db-0' } }), 'core/Pod/shop/db-0'],
    ['a pod by its owner', { ...controlled('pods', 'x', free), user: userNamed('jane') }, 'apps/Deployment/shop/web'],
    [
      'a debug container',
      request('patch', 'pods/ephemeralcontainers', {
        object: { name: 'web-5d4f8c9b7-x7k2p' },
        responseObject: workload('pods', free, {
          ownerReferences: [{ apiVersion: 'batch/v1', kind: 'Job', name: 'bill-29000000', controller: true }],
        }),
      }),
      'batch/CronJob/shop/bill',
    ],
    [
      'a name that the server chose',
      request('create', 'pods', {
        object: { name: '' },
        requestObject: workload('pods', free, { generateName: 'x-' }),
        responseObject: workload('pods', free, { name: 'x-7k2pq' }),
      }),
      'core/Pod/shop/x-7k2pq',
    ],
    [
      'a kubelet',
      request('get', 'nodes/proxy', {
        uri: '/api/v1/nodes/n1:10250/proxy/pods',
        object: { name: 'n1:10250', namespace: '' },
      }),
      'Node/n1',
    ],
    [
      'a service behind the proxy',
      request('get', 'services/proxy', { uri: '/x/proxy/', object: { name: 'https:web:443' } }),
      'core/Service/shop/web',
    ],
    ['a name that is none', execs(['ls'], { object: { name: '../../x' } }), 'Namespace/shop'],
    ['what failed', creates('pods', free, { code: 403 }), ''],
  ])('stands on %s', (_, event, key) => {
    expect(eventOf(event).asset).toBe(key ? `k8s/test/${key}` : 'k8s/test')
  })

  it('keeps what it stores small', () => {
    const long = 'x'.repeat(50_000)
    const event = eventOf(execs(['sh', '-c', long], { userAgent: long, uri: `/x?command=${long}` }))
    expect(JSON.stringify(event).length).toBeLessThan(20_000)
  })
})

describe('the alert of a hit', () => {
  const draft = (event: AuditEvent) => draftAlert('kubernetes-audit', eventOf(event))

  it('has the detection’s name, the hit’s severity and steps with the names filled in', () => {
    const alert = draft(execs(['bash']))
    expect(alert).toMatchObject({
      type: 'k8s-pod-exec',
      severity: 'medium',
      tactics: ['Execution'],
      compromisedEntity: 'shop/web',
      entityKey: 'k8s/test/core/Pod/shop/web|container/web|caller/jane',
      preventedBy: ['k8s-rbac-pod-exec'],
    })
    expect(alert?.remediation.join('\n')).toContain('kubectl auth can-i --list --as jane')
    expect(alert?.remediation.join('\n')).not.toMatch(/\{[a-z]+\}/)
  })

  it('asks about a service account by the name that the API server knows', () => {
    const alert = draft(creates('deployments', free, { user: 'system:serviceaccount:shop:ci' }))
    expect(alert?.remediation.join('\n')).toContain('--as system:serviceaccount:shop:ci')
    expect(alert?.remediation.join('\n')).toContain('kubectl -n shop delete deployments web')
  })

  it('never puts a hostile name into a command', () => {
    const alert = draft(execs(['bash'], { user: '$(reboot)' }))
    expect(alert?.remediation.filter((step) => step.includes('kubectl')).join('\n')).not.toContain('reboot')
  })

  it('is another one for another caller, and the same for the same', () => {
    const key = (user: string, name: string) => draft(execs(['ls'], { user, object: { name } }))?.entityKey
    expect(key('jane', 'web-5d4f8c9b7-x7k2p')).toBe(key('jane', 'web-66f8c9b7d-bbbbb'))
    expect(key('jane', 'web')).not.toBe(key('joe', 'web'))
  })

  it('calls an object that is no workload by its resource', () => {
    const volume = request('create', 'persistentvolumes', {
      object: { namespace: '', name: 'pv-1' },
      requestObject: { spec: { hostPath: { path: '/' } } },
    })
    expect(draft(volume)).toMatchObject({ type: 'k8s-hostpath-pv', compromisedEntity: 'persistentvolumes/pv-1' })
  })

  it('is none for a detection that is no more', () => {
    const event = { ...eventOf(execs(['ls'])), rule: 'k8s-gone' }
    expect(draftAlert('kubernetes-audit', event)).toBeNull()
  })
})
