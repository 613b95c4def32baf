import { describe, expect, it } from 'vitest'
import type { Json } from '@/lib/model/json'
import { judge, request, userNamed } from '../../testing'
import { certificateRequests } from '../../testing-certificates'
import { anonymousBinding } from './anonymous-binding'
import { clusterAdminBinding } from './cluster-admin-binding'
import { defaultSaBinding } from './default-sa-binding'
import { mastersGroupBinding } from './masters-group-binding'

const user = (name: string): Json => ({ kind: 'User', apiGroup: 'rbac.authorization.k8s.io', name })
const group = (name: string): Json => ({ kind: 'Group', apiGroup: 'rbac.authorization.k8s.io', name })
const account = (name: string, namespace = 'shop'): Json => ({ kind: 'ServiceAccount', namespace, name })

function binding(role: string, subjects: Json[], kind = 'ClusterRole'): Json {
  return { metadata: { name: 'web' }, roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind, name: role }, subjects }
}

const binds = (role: string, ...subjects: Json[]) =>
  request('create', 'clusterrolebindings', { requestObject: binding(role, subjects) })

describe('a binding to cluster-admin', () => {
  it.each([
    ['of a user', binds('cluster-admin', user('mallory')), 'cluster-admin was granted to User mallory'],
    ['of an account', binds('cluster-admin', account('web')), 'cluster-admin was granted to ServiceAccount shop/web'],
    [
      'in one namespace',
      request('create', 'rolebindings', { requestObject: binding('cluster-admin', [user('mallory')]) }),
      'cluster-admin was granted to User mallory in one namespace',
    ],
    [
      'made by an update, which can only mean new subjects',
      request('update', 'clusterrolebindings', { requestObject: binding('cluster-admin', [user('mallory')]) }),
      'cluster-admin was granted to User mallory',
    ],
    [
      'made by a patch, told by the answer what it is a binding to',
      request('patch', 'clusterrolebindings', {
        requestObject: [{ op: 'add', path: '/subjects/-', value: user('mallory') }],
        responseObject: binding('cluster-admin', [user('ines'), user('mallory')]),
      }),
      'cluster-admin was granted to User mallory',
    ],
    [
      'applied by the server, which makes what is not there',
      request('patch', 'clusterrolebindings', {
        code: 201,
        uri: '/apis/rbac.authorization.k8s.io/v1/clusterrolebindings/web?fieldManager=kubectl',
        requestObject: binding('cluster-admin', [user('mallory')]),
        responseObject: binding('cluster-admin', [user('mallory')]),
      }),
      'cluster-admin was granted to User mallory',
    ],
    [
      'whose name the server made up',
      request('create', 'clusterrolebindings', {
        object: { name: '' },
        requestObject: binding('cluster-admin', [user('mallory')]),
      }),
      'cluster-admin was granted to User mallory',
    ],
    [
      'by a controller whose work that is not',
      request('create', 'clusterrolebindings', {
        user: 'system:serviceaccount:kube-system:replicaset-controller',
        requestObject: binding('cluster-admin', [user('mallory')]),
      }),
      'cluster-admin was granted to User mallory',
    ],
    [
      'by a service account of its own namespace',
      request('create', 'clusterrolebindings', {
        user: 'system:serviceaccount:kube-system:helm',
        requestObject: binding('cluster-admin', [user('mallory')]),
      }),
      'cluster-admin was granted to User mallory',
    ],
  ])('is told of: %s', (_, event, message) => {
    expect(judge(clusterAdminBinding, event)).toMatchObject({ message })
  })

  it.each([
    ['to another role', binds('view', user('jane'))],
    [
      'to a Role of that name',
      request('create', 'rolebindings', { requestObject: binding('cluster-admin', [user('jane')], 'Role') }),
    ],
    ['that was refused', { ...binds('cluster-admin', user('jane')), code: 403 }],
    ['that was a dry run', { ...binds('cluster-admin', user('jane')), uri: '/x?dryRun=All' }],
    [
      'whose answer is only a Status',
      { ...binds('cluster-admin', user('jane')), requestObject: null, responseObject: { kind: 'Status', code: 201 } },
    ],
    ['that a cloud made', { ...binds('cluster-admin', user('jane')), user: userNamed('eks:addon-manager') }],
    [
      'of which only a label was changed',
      request('patch', 'clusterrolebindings', {
        requestObject: { metadata: { labels: { a: 'b' } } },
        responseObject: binding('cluster-admin', [user('jane')]),
      }),
    ],
    [
      'of kubeadm',
      request('create', 'clusterrolebindings', {
        object: { name: 'kubeadm:cluster-admins' },
        requestObject: binding('cluster-admin', [group('kubeadm:cluster-admins')]),
      }),
    ],
    [
      'of another group’s API',
      request('create', 'rolebindings', {
        object: { group: 'iam.example.com' },
        requestObject: binding('cluster-admin', [user('jane')]),
      }),
    ],
  ])('is not told of %s', (_, event) => {
    expect(judge(clusterAdminBinding, event)).toBeNull()
  })

  it('leaves declared delivery alone, and nobody for having a similar name', () => {
    const event = {
      ...binds('cluster-admin', user('jane')),
      user: userNamed('system:serviceaccount:argocd:argocd-application-controller'),
    }
    expect(judge(clusterAdminBinding, event)).not.toBeNull()
    expect(judge(clusterAdminBinding, event, { deliveryUsers: ['system:serviceaccount:argocd:*'] })).toBeNull()
    expect(judge(clusterAdminBinding, event, { deliveryUsers: ['system:serviceaccount:argo:*'] })).not.toBeNull()
  })

  it('is laid to the caller’s door, whomever they act as', () => {
    const event = { ...binds('cluster-admin', user('mallory')), impersonated: userNamed('system:apiserver') }
    expect(judge(clusterAdminBinding, event)).not.toBeNull()
  })
})

describe('a binding to everybody', () => {
  it.each([
    ['callers without identity', binds('view', user('system:anonymous')), 'critical'],
    ['their group', binds('view', group('system:unauthenticated')), 'critical'],
    ['everyone who signs in', binds('edit', group('system:authenticated')), 'high'],
    ['every service account', binds('edit', group('system:serviceaccounts')), 'high'],
  ])('names %s', (_, event, severity) => {
    expect(judge(anonymousBinding, event)).toMatchObject({ severity })
  })

  it('is passed over where Kubernetes comes with it, and only there', () => {
    const shipped = (name: string, role: string) =>
      judge(anonymousBinding, {
        ...request('update', 'clusterrolebindings', {
          object: { name },
          requestObject: binding(role, [group('system:authenticated')]),
        }),
      })
    expect(shipped('system:discovery', 'system:discovery')).toBeNull()
    expect(shipped('system:discovery', 'cluster-admin')).not.toBeNull()
    expect(shipped('my-discovery', 'system:discovery')).not.toBeNull()
    const inNamespace = (namespace: string) =>
      judge(
        anonymousBinding,
        request('create', 'rolebindings', {
          object: { name: 'kubeadm:bootstrap-signer-clusterinfo', namespace },
          requestObject: binding('kubeadm:bootstrap-signer-clusterinfo', [user('system:anonymous')], 'Role'),
        }),
      )
    expect(inNamespace('kube-public')).toBeNull()
    expect(inNamespace('shop')).not.toBeNull()
  })
})

describe('a binding to a default account', () => {
  it.each([
    ['as an account', account('default'), 'medium'],
    ['written as a user', user('system:serviceaccount:shop:default'), 'medium'],
  ])('is told of %s', (_, subject) => {
    expect(judge(defaultSaBinding, binds('edit', subject))?.message).toBe(
      'edit was granted to ServiceAccount shop/default',
    )
  })

  it('is milder for a role that only reads, and silent for other accounts', () => {
    expect(judge(defaultSaBinding, binds('view', account('default')))?.severity).toBe('informational')
    expect(judge(defaultSaBinding, binds('edit', account('web')))).toBeNull()
    expect(judge(defaultSaBinding, binds('edit', user('default')))).toBeNull()
  })
})

describe('membership of system:masters', () => {
  const certificate = (spec: string) =>
    request('create', 'certificatesigningrequests', {
      object: { group: 'certificates.k8s.io', name: 'x' },
      requestObject: { spec: { request: spec, signerName: 'kubernetes.io/kube-apiserver-client' } },
    })

  it('is told of in a binding and in a certificate request', () => {
    expect(judge(mastersGroupBinding, binds('view', group('system:masters')))).not.toBeNull()
    expect(judge(mastersGroupBinding, certificate(certificateRequests.masters))).not.toBeNull()
  })

  it('is not told of otherwise', () => {
    expect(judge(mastersGroupBinding, binds('view', user('system:masters')))).toBeNull()
    expect(judge(mastersGroupBinding, certificate(certificateRequests.person))).toBeNull()
    expect(judge(mastersGroupBinding, certificate('bm90IGEgcmVxdWVzdA=='))).toBeNull()
    expect(judge(mastersGroupBinding, certificate('%%%'))).toBeNull()
  })
})
