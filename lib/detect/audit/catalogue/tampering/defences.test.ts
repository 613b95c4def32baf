import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { creates, judge, podSpec, request, workload } from '../../testing'
import { apiserviceChanged } from './apiservice-changed'
import { auditSelfTamper } from './audit-self-tamper'
import { eventsDeleted } from './events-deleted'
import { policyEngineTamper } from './policy-engine-tamper'
import { securityAgentTamper } from './security-agent-tamper'
import { webhookChanged } from './webhook-changed'

const admission = 'admissionregistration.k8s.io'
const account = (name: string) => `system:serviceaccount:${name}`

describe('deleted events', () => {
  const deleted = (verb: string, user = 'jane', group = '', name = '') =>
    judge(eventsDeleted, request(verb, 'events', { user, level: 'Metadata', object: { group, name } }))

  it('are told of, in both groups, one or all', () => {
    expect(deleted('deletecollection')?.message).toBe('events of shop were deleted')
    expect(deleted('delete', 'jane', 'events.k8s.io', 'web.17a')?.message).toBe('event web.17a of shop was deleted')
    expect(deleted('delete', account('shop:web'))).not.toBeNull()
  })

  it('are left to whoever clears a namespace, and to declared pruners', () => {
    expect(deleted('deletecollection', account('kube-system:namespace-controller'))).toBeNull()
    expect(deleted('deletecollection', account('kube-system:namespace-controllers'))).not.toBeNull()
    const event = request('deletecollection', 'events', { user: 'pruner', object: { name: '' } })
    expect(judge(eventsDeleted, event, { deliveryUsers: ['pruner'] })).toBeNull()
    expect(judge(eventsDeleted, request('create', 'events'))).toBeNull()
  })
})

describe('an admission webhook', () => {
  const webhooks = (clientConfig: Json, failurePolicy = 'Fail'): Json => ({
    webhooks: [{ name: 'a.example', clientConfig, failurePolicy }],
  })
  const inside: Json = { service: { namespace: 'shop', name: 'hook' } }
  const changed = (verb: string, kind: string, body: Json = null, parts = {}) =>
    judge(
      webhookChanged,
      request(verb, `${kind}webhookconfigurations`, {
        object: { group: admission, name: 'hook', namespace: '' },
        requestObject: body,
        ...parts,
      }),
    )

  it.each([
    ['create', 'mutating', webhooks(inside), undefined, 'mutating webhook hook was registered'],
    [
      'create',
      'mutating',
      webhooks({ url: 'https://user:pw@evil.example/k?token=1' }),
      'high',
      'mutating webhook hook was registered',
    ],
    [
      'create',
      'validating',
      webhooks({ url: 'https://policy.example' }),
      undefined,
      'validating webhook hook was registered',
    ],
    ['patch', 'validating', webhooks(inside, 'Ignore'), 'high', 'validating webhook hook was changed'],
    ['update', 'validating', webhooks(inside, 'Ignore'), undefined, 'validating webhook hook was changed'],
    ['delete', 'validating', null, undefined, 'validating webhook hook was deleted'],
  ])('%s of a %s one', (verb, kind, body, severity, message) => {
    const hit = changed(verb, kind, body)
    expect(hit?.message).toBe(message)
    expect(hit?.severity).toBe(severity)
    expect(JSON.stringify(hit)).not.toMatch(/pw|token=/)
  })

  it('is loosened by a JSON patch too', () => {
    const patch = [{ op: 'replace', path: '/webhooks/0/failurePolicy', value: 'Ignore' }]
    expect(changed('patch', 'validating', patch)?.severity).toBe('high')
  })

  it('all of them may go at once', () => {
    expect(
      changed('deletecollection', 'validating', null, { object: { group: admission, name: '', namespace: '' } })
        ?.message,
    ).toBe('validating webhook configurations were deleted')
  })

  it('is left to programs that keep their own, and to nobody else', () => {
    const by = (user: string, name: string, verb = 'patch') =>
      changed(verb, 'mutating', webhooks(inside), { user, object: { group: admission, name, namespace: '' } })
    expect(by(account('cert-manager:cert-manager-cainjector'), 'any')).toBeNull()
    expect(by(account('cert-manager:cert-manager-cainjector'), 'any', 'delete')).not.toBeNull()
    expect(by(account('kyverno:kyverno-admission-controller'), 'kyverno-resource-mutating', 'create')).toBeNull()
    expect(by(account('kyverno:kyverno-admission-controller'), 'istio-injector')).not.toBeNull()
    expect(by(account('shop:kyverno'), 'kyverno-x')).not.toBeNull()
  })
})

describe('a policy', () => {
  const change = (verb: string, resource: string, group: string, spec: Json = null, name = 'no-root') =>
    judge(
      policyEngineTamper,
      request(verb, resource, { object: { group, name, namespace: '' }, requestObject: spec && { spec } }),
    )

  it.each([
    ['deleted', change('delete', 'validatingadmissionpolicies', admission), 'high'],
    [
      'whose binding is deleted',
      change('deletecollection', 'validatingadmissionpolicybindings', admission, null, ''),
      'high',
    ],
    [
      'that only warns',
      change('patch', 'validatingadmissionpolicybindings', admission, { validationActions: ['Warn', 'Audit'] }),
      'high',
    ],
    [
      'of Kyverno that only audits',
      change('update', 'clusterpolicies', 'kyverno.io', { validationFailureAction: 'Audit' }),
      'high',
    ],
    [
      'of Kyverno that only audits, written anew',
      change('patch', 'clusterpolicies', 'kyverno.io', { rules: [{ validate: { failureAction: 'Audit' } }] }),
      'high',
    ],
    ['with an exception', change('create', 'policyexceptions', 'kyverno.io'), 'high'],
    [
      'of Gatekeeper that only tries',
      change('patch', 'k8srequiredlabels', 'constraints.gatekeeper.sh', { enforcementAction: 'dryrun' }),
      'high',
    ],
    ['without its template', change('delete', 'constrainttemplates', 'templates.gatekeeper.sh'), 'high'],
    ['whose engine is told what to skip', change('update', 'configs', 'config.gatekeeper.sh', {}), 'medium'],
    ['that mutates', change('create', 'mutatingadmissionpolicies', admission, {}), 'medium'],
    [
      'changed otherwise',
      change('update', 'validatingadmissionpolicies', admission, { failurePolicy: 'Fail' }),
      'medium',
    ],
    ['made', change('create', 'clusterpolicies', 'kyverno.io', { validationFailureAction: 'Enforce' }), 'low'],
  ])('%s', (_, hit, severity) => {
    expect(hit?.severity).toBe(severity)
  })

  it('is not meant by reports, status and other things of the same name', () => {
    expect(change('delete', 'policyreports', 'wgpolicyk8s.io')).toBeNull()
    expect(change('delete', 'admissionreports', 'kyverno.io')).toBeNull()
    expect(change('update', 'validatingadmissionpolicies/status', admission)).toBeNull()
    expect(change('delete', 'clusterpolicies', 'nvidia.com')).toBeNull()
    expect(change('delete', 'constraintpodstatuses', 'status.gatekeeper.sh')).toBeNull()
  })
})

describe('a security agent', () => {
  const falco = { object: { namespace: 'falco', name: 'falco' } }
  it.each([
    ['deleted', request('delete', 'daemonsets', falco), undefined, 'Falco: daemonsets falco deleted'],
    [
      'by its namespace alone',
      request('deletecollection', 'pods', { object: { namespace: 'gatekeeper-system', name: '' } }),
      undefined,
      'Gatekeeper: pods of gatekeeper-system deleted',
    ],
    [
      'with its namespace',
      request('delete', 'namespaces', { object: { namespace: 'kyverno', name: 'kyverno' } }),
      undefined,
      'Kyverno: namespaces kyverno deleted',
    ],
    [
      'scaled to nothing',
      request('patch', 'deployments/scale', {
        object: { name: 'trivy-operator' },
        requestObject: { spec: { replicas: 0 } },
      }),
      undefined,
      'Trivy Operator: deployments trivy-operator scaled to 0',
    ],
    [
      'scaled to nothing as a whole',
      request('patch', 'deployments', {
        object: { name: 'trivy-operator' },
        requestObject: [{ op: 'replace', path: '/spec/replicas', value: 0 }],
      }),
      undefined,
      'Trivy Operator: deployments trivy-operator scaled to 0',
    ],
    [
      'kept from nodes',
      request('patch', 'daemonsets', {
        ...falco,
        requestObject: { spec: { template: { spec: { nodeSelector: { none: 'such' } } } } },
      }),
      undefined,
      'Falco: daemonsets falco kept from nodes',
    ],
    [
      'changed',
      request('update', 'daemonsets', { ...falco, requestObject: workload('daemonsets', podSpec()) }),
      'medium',
      'Falco: daemonsets falco changed',
    ],
    [
      'restarted',
      request('delete', 'pods', { object: { namespace: 'monitoring', name: 'falco-x7k2p' } }),
      'medium',
      'Falco: pods falco-x7k2p deleted',
    ],
    [
      'told by its image',
      {
        ...creates('daemonsets', podSpec({}, { image: 'ghcr.io/aquasecurity/trivy-operator:0.28' })),
        verb: 'update',
        code: 200,
      },
      'medium',
      'Trivy Operator: daemonsets web changed',
    ],
  ])('%s is told of', (_, event, severity, message) => {
    const hit = judge(securityAgentTamper, event)
    expect(hit?.message).toBe(message)
    expect(hit?.severity).toBe(severity)
  })

  it.each([
    ['another workload', request('delete', 'daemonsets', { object: { name: 'falconry' } })],
    ['a rollout', request('delete', 'pods', { ...falco, user: account('kube-system:daemon-set-controller') })],
    ['what has ended on a node', request('delete', 'pods', { ...falco, user: 'system:node:n1' })],
    ['its own operator', request('patch', 'daemonsets', { ...falco, user: account('falco:falco-operator') })],
    ['a label', request('patch', 'daemonsets', { ...falco, requestObject: { metadata: { labels: { a: 'b' } } } })],
    ['a new one', request('create', 'daemonsets', falco)],
    ['an attempt', request('delete', 'daemonsets', { ...falco, code: 403 })],
    ['a dry run', request('delete', 'daemonsets', { ...falco, uri: '/x?dryRun=All' })],
  ])('is not meant by %s', (_, event) => {
    expect(judge(securityAgentTamper, event)).toBeNull()
  })
})

describe('a part of the API in other hands', () => {
  const writes = (resource: string, spec: Json, verb = 'create', answer: Json = null) =>
    judge(
      apiserviceChanged,
      request(verb, resource, {
        object: { group: 'x.k8s.io', name: 'v1.example.com' },
        requestObject: spec && { spec },
        responseObject: answer,
      }),
    )

  it('is told of', () => {
    expect(
      writes('apiservices', { service: { namespace: 'shop', name: 'api' }, insecureSkipTLSVerify: true })?.message,
    ).toBe('API v1.example.com is answered by service shop/api, unchecked')
    const webhook = { strategy: 'Webhook', webhook: { clientConfig: { service: { namespace: 'shop', name: 'hook' } } } }
    expect(writes('customresourcedefinitions', { conversion: webhook })?.message).toBe(
      'objects of v1.example.com are converted by shop/hook',
    )
    expect(
      writes('customresourcedefinitions', {
        conversion: { strategy: 'Webhook', webhook: { clientConfig: { url: 'https://x' } } },
      }),
    ).not.toBeNull()
  })

  it('is not told of for what the server answers itself, or when something else of it changes', () => {
    expect(writes('apiservices', { group: 'apps' })).toBeNull()
    expect(writes('customresourcedefinitions', { conversion: { strategy: 'None' } })).toBeNull()
    const answer: Json = { spec: { conversion: { strategy: 'Webhook', webhook: {} } } }
    expect(writes('customresourcedefinitions', { versions: [] }, 'patch', answer)).toBeNull()
  })
})

describe('the log itself', () => {
  const touched = (resource: string, name: string, parts = {}) =>
    judge(auditSelfTamper, request('patch', resource, { object: { namespace: 'kube-system', name }, ...parts }))

  it('is told of when its settings are written', () => {
    for (const name of ['audit-policy', 'kubeadm-config', 'my-FlowControl'])
      expect(touched('configmaps', name)).not.toBeNull()
    expect(touched('flowschemas', 'exempt')).not.toBeNull()
    expect(touched('prioritylevelconfigurations', 'system', { user: account('shop:web') })).not.toBeNull()
  })

  it('is not meant elsewhere, and left to the API server', () => {
    expect(touched('configmaps', 'web')).toBeNull()
    expect(touched('configmaps', 'audit-policy', { object: { namespace: 'shop', name: 'audit-policy' } })).toBeNull()
    expect(touched('flowschemas', 'exempt', { user: 'system:apiserver' })).toBeNull()
  })
})
