import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import type { StatelessDetection } from '../../detection'
import { judge, request } from '../../testing'
import { aggregatedRoleLabel } from './aggregated-role-label'
import { credentialMintingRole } from './credential-minting-role'
import { escalationRole } from './escalation-role'
import { nodesProxyRole } from './nodes-proxy-role'
import { podExecRole } from './pod-exec-role'
import { secretsRole } from './secrets-role'
import { wildcardRole } from './wildcard-role'
import { writeRole } from './write-role'

const rbac = 'rbac.authorization.k8s.io'

function rule(verbs: string, resources: string, group = '', names?: string[]): Json {
  return {
    verbs: verbs.split(','),
    apiGroups: group.split(','),
    resources: resources.split(','),
    ...(names && { resourceNames: names }),
  }
}

const writes = (rules: Json[], more: { [key: string]: Json } = {}) =>
  request('create', 'clusterroles', { requestObject: { metadata: { name: 'web', ...more }, rules } })
const inNamespace = (rules: Json[], namespace = 'shop') =>
  request('create', 'roles', { object: { namespace }, requestObject: { metadata: { name: 'web' }, rules } })

const cases: [string, StatelessDetection, Json, boolean][] = [
  ['reading secrets', secretsRole, rule('get', 'secrets'), true],
  ['listing everything in the core group', secretsRole, rule('list', '*'), true],
  ['named secrets alone', secretsRole, rule('get', 'secrets', '', ['tls']), false],
  ['writing secrets', secretsRole, rule('create', 'secrets'), false],
  ['secrets of another group', secretsRole, rule('get', 'secrets', 'example.com'), false],
  ['exec', podExecRole, rule('create', 'pods/exec'), true],
  ['exec by WebSocket', podExecRole, rule('get', 'pods/exec'), true],
  ['exec by a star in front', podExecRole, rule('create', '*/exec'), true],
  ['debug containers', podExecRole, rule('patch', 'pods/ephemeralcontainers'), true],
  ['port forwarding', podExecRole, rule('create', 'pods/portforward'), true],
  ['pods without what is below them', podExecRole, rule('*', 'pods'), false],
  ['a star behind a slash, which is none', podExecRole, rule('*', 'pods/*'), false],
  ['logs', podExecRole, rule('get', 'pods/log'), false],
  ['bind', escalationRole, rule('bind', 'clusterroles', rbac), true],
  ['escalate', escalationRole, rule('escalate', 'roles', rbac), true],
  ['every verb on roles', escalationRole, rule('*', 'roles', rbac), true],
  ['impersonate', escalationRole, rule('impersonate', 'users'), true],
  [
    'impersonate by extra fields',
    escalationRole,
    rule('impersonate', 'userextras/scopes', 'authentication.k8s.io'),
    true,
  ],
  ['constrained impersonation', escalationRole, rule('impersonate:user-info', 'users', 'authentication.k8s.io'), true],
  ['what is done as somebody', escalationRole, rule('impersonate-on:serviceaccount:list', 'pods'), true],
  ['creating roles', escalationRole, rule('create', 'roles', rbac), false],
  ['a verb that only begins alike', escalationRole, rule('impersonated', 'users'), false],
  ['nodes/proxy to read', nodesProxyRole, rule('get', 'nodes/proxy'), true],
  ['every proxy', nodesProxyRole, rule('get', '*/proxy'), true],
  ['all of core to read', nodesProxyRole, rule('get,list,watch', '*'), true],
  ['nodes and a slash and a star', nodesProxyRole, rule('*', 'nodes/*'), false],
  ['metrics of nodes', nodesProxyRole, rule('get', 'nodes/metrics'), false],
  ['tokens', credentialMintingRole, rule('create', 'serviceaccounts/token'), true],
  [
    'webhooks',
    credentialMintingRole,
    rule('patch', 'mutatingwebhookconfigurations', 'admissionregistration.k8s.io'),
    true,
  ],
  [
    'policies',
    credentialMintingRole,
    rule('*', 'mutatingadmissionpolicybindings', 'admissionregistration.k8s.io'),
    true,
  ],
  [
    'approval without a signer',
    credentialMintingRole,
    rule('update', 'certificatesigningrequests/approval', 'certificates.k8s.io'),
    false,
  ],
  [
    'reading webhooks',
    credentialMintingRole,
    rule('get', 'mutatingwebhookconfigurations', 'admissionregistration.k8s.io'),
    false,
  ],
  ['deleting secrets', writeRole, rule('delete', 'secrets'), true],
  ['clearing deployments', writeRole, rule('deletecollection', 'deployments', 'apps'), true],
  ['patching nodes', writeRole, rule('patch', 'nodes'), true],
  ['writing its own resources', writeRole, rule('*', '*', 'example.com'), false],
  ['writing one named deployment', writeRole, rule('patch', 'deployments', 'apps', ['web']), false],
]

describe('a cluster role', () => {
  it.each(cases)('for %s: %o', (_, detection, rules, expected) => {
    expect(judge(detection, writes([rule('get', 'configmaps'), rules])) !== null).toBe(expected)
  })

  it('for the approval of certificates takes both halves, in whichever rules', () => {
    const halves = [
      rule('update', 'certificatesigningrequests/approval', 'certificates.k8s.io'),
      rule('approve', 'signers', 'certificates.k8s.io', ['kubernetes.io/kube-apiserver-client']),
    ]
    expect(judge(credentialMintingRole, writes(halves))).not.toBeNull()
    expect(judge(credentialMintingRole, writes(halves.slice(1)))).toBeNull()
  })

  it('for everything is told of once, as a wildcard', () => {
    const all = writes([rule('*', '*', '*')])
    expect(judge(wildcardRole, all)?.severity).toBe('high')
    for (const one of [secretsRole, podExecRole, escalationRole, nodesProxyRole, credentialMintingRole, writeRole]) {
      expect(judge(one, all)).toBeNull()
    }
  })

  it.each([
    ['all of core', rule('*', '*'), 'high'],
    ['all of one add-on', rule('*', '*', 'example.com'), 'medium'],
    ['every verb on pods', rule('*', 'pods'), 'medium'],
    ['everything, to read', rule('get,list', '*'), 'medium'],
    ['one resource in whatever group, to read', rule('get,list', 'ingresses', '*'), 'low'],
    ['every path', { verbs: ['*'], nonResourceURLs: ['*'] }, 'medium'],
    ['no wildcard', rule('get', 'pods'), null],
    ['scaling whatever scales', rule('update', '*/scale', 'apps'), null],
    ['one path', { verbs: ['*'], nonResourceURLs: ['/metrics'] }, null],
  ])('with wildcards for %s', (_, given, severity) => {
    expect(judge(wildcardRole, writes([given]))?.severity ?? null).toBe(severity)
  })

  it('that collects the rules of all others is as good as a wildcard', () => {
    const collects = (selector: Json) =>
      request('create', 'clusterroles', {
        requestObject: { aggregationRule: { clusterRoleSelectors: [selector] }, rules: [] },
      })
    expect(judge(wildcardRole, collects({}))?.severity).toBe('high')
    expect(judge(wildcardRole, collects({ matchLabels: { team: 'shop' } }))).toBeNull()
  })

  it('is not excused by a name that anyone may choose, but by who wrote it', () => {
    const named = { ...writes([rule('*', '*', '*')]) }
    const as = (name: string) =>
      judge(wildcardRole, request('create', 'clusterroles', { ...named, user: name, object: { name: 'system:web' } }))
    expect(as('jane')).not.toBeNull()
    expect(as('system:serviceaccount:kube-system:clusterrole-aggregation-controller')).toBeNull()
    expect(as('system:serviceaccount:shop:clusterrole-aggregation-controller')).not.toBeNull()
    expect(as('system:serviceaccount:kube-system:replicaset-controller')).not.toBeNull()
  })
})

describe('a role of one namespace', () => {
  it('counts for secrets only among the cluster’s own', () => {
    expect(judge(secretsRole, inNamespace([rule('get', 'secrets')]))).toBeNull()
    expect(judge(secretsRole, inNamespace([rule('get', 'secrets')], 'kube-system'))).not.toBeNull()
  })

  it('cannot grant what stands in no namespace', () => {
    expect(judge(nodesProxyRole, inNamespace([rule('get', 'nodes/proxy')]))).toBeNull()
    expect(judge(writeRole, inNamespace([rule('delete', 'pods')]))).toBeNull()
    expect(judge(podExecRole, inNamespace([rule('create', 'pods/exec')]))).not.toBeNull()
  })
})

describe('a patched role', () => {
  const before = [rule('*', '*', '*')]
  const patched = (patch: Json, rules: Json[] | null) =>
    request('patch', 'clusterroles', {
      requestObject: patch,
      responseObject: rules && { metadata: { name: 'web' }, rules },
    })

  it('is judged by the answer', () => {
    const event = patched([{ op: 'add', path: '/rules/0/verbs/-', value: '*' }], [rule('get,*', 'secrets')])
    expect(judge(wildcardRole, event)?.evidence).toEqual({
      'responseObject.rules[0]': { verbs: ['get', '*'], apiGroups: [''], resources: ['secrets'] },
    })
    expect(judge(secretsRole, event)).not.toBeNull()
  })

  it('is judged by what was sent where the log holds no answer', () => {
    expect(judge(wildcardRole, patched({ rules: before }, null))).not.toBeNull()
    expect(judge(wildcardRole, patched([{ op: 'replace', path: '/rules', value: before }], null))).not.toBeNull()
  })

  it('is no news when something else of it was changed', () => {
    expect(judge(wildcardRole, patched({ metadata: { annotations: { a: 'b' } } }, before))).toBeNull()
    expect(judge(wildcardRole, patched([{ op: 'add', path: '/metadata/labels/a', value: 'b' }], before))).toBeNull()
  })
})

describe('a role added to the built-in ones', () => {
  const labelled = (rules: Json[], value = 'true') =>
    writes(rules, { labels: { [`${rbac}/aggregate-to-edit`]: value } })

  it.each([
    ['secrets', rule('get', 'secrets'), true],
    ['exec', rule('create', 'pods/exec'), true],
    ['everything', rule('*', '*', '*'), true],
    ['the resources of an add-on', rule('*', '*', 'example.com'), false],
    ['config maps', rule('get', 'configmaps'), false],
  ])('with %s', (_, given, expected) => {
    expect(judge(aggregatedRoleLabel, labelled([given])) !== null).toBe(expected)
    expect(judge(aggregatedRoleLabel, labelled([given], 'false'))).toBeNull()
    expect(judge(aggregatedRoleLabel, writes([given]))).toBeNull()
  })

  it('is told of when only the label is set', () => {
    const event = request('patch', 'clusterroles', {
      requestObject: { metadata: { labels: { [`${rbac}/aggregate-to-view`]: 'true' } } },
      responseObject: {
        metadata: { labels: { [`${rbac}/aggregate-to-view`]: 'true' } },
        rules: [rule('get', 'secrets')],
      },
    })
    expect(judge(aggregatedRoleLabel, event)?.message).toBe('view now also allow get on secrets')
  })
})
