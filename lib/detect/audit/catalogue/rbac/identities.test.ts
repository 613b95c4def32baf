import { describe, expect, it } from 'vitest'
import { judge, request, userNamed } from '../../testing'
import { awsAuthModified } from './aws-auth-modified'
import { impersonatePrivileged } from './impersonate-privileged'
import { saCreatedInSystemNamespace } from './sa-created-in-system-namespace'
import { systemRoleModified } from './system-role-modified'

describe('a built-in role', () => {
  it.each([
    ['changed', request('patch', 'clusterroles', { object: { name: 'edit' } }), 'edit was changed'],
    ['deleted', request('delete', 'clusterroles', { object: { name: 'system:node' } }), 'system:node was deleted'],
    [
      'in a namespace',
      request('update', 'roles', { object: { name: 'system:controller:token-cleaner', namespace: 'kube-system' } }),
      'system:controller:token-cleaner was changed',
    ],
    [
      'bound',
      request('update', 'clusterrolebindings', { object: { name: 'cluster-admin' } }),
      'cluster-admin was changed',
    ],
    [
      'with all others',
      request('deletecollection', 'clusterroles', {
        object: { name: '' },
        uri: '/apis/rbac.authorization.k8s.io/v1/clusterroles',
      }),
      'all clusterroles were deleted at once',
    ],
  ])('is told of when %s', (_, event, message) => {
    expect(judge(systemRoleModified, event)?.message).toBe(message)
  })

  it.each([
    ['made', request('create', 'clusterroles', { object: { name: 'system:mine' } })],
    ['with a free name in a namespace', request('update', 'rolebindings', { object: { name: 'admin' } })],
    ['of another name', request('update', 'clusterroles', { object: { name: 'web' } })],
    [
      'among those that a label picks',
      request('deletecollection', 'clusterroles', { object: { name: '' }, uri: '/apis/x?labelSelector=app%3Dweb' }),
    ],
    ['by the API server', request('update', 'clusterroles', { object: { name: 'edit' }, user: 'system:apiserver' })],
    ['in vain', request('patch', 'clusterroles', { object: { name: 'edit' }, code: 403 })],
  ])('is not told of when %s', (_, event) => {
    expect(judge(systemRoleModified, event)).toBeNull()
  })

  it('of an add-on that upgrades renew is told of with less noise', () => {
    const event = (verb: string) => request(verb, 'clusterroles', { object: { name: 'system:coredns' } })
    expect(judge(systemRoleModified, event('patch'))?.severity).toBe('low')
    expect(judge(systemRoleModified, event('delete'))?.severity).toBeUndefined()
  })
})

describe('acting as somebody privileged', () => {
  const as = (name: string, ...groups: string[]) => ({ name, groups, extra: {} })
  const asks = (impersonated: ReturnType<typeof as>, user = 'mallory', resource = 'pods') =>
    judge(impersonatePrivileged, request('list', resource, { user, impersonated }))

  it.each([
    ['an administrator', as('kubernetes-admin')],
    ['masters', as('jane', 'system:masters')],
    ['a component', as('system:kube-controller-manager')],
    ['a node', as('system:node:n1', 'system:nodes')],
    ['an account of the cluster', as('system:serviceaccount:kube-system:clusterrole-aggregation-controller')],
  ])('is told of: %s', (_, impersonated) => {
    expect(asks(impersonated)).not.toBeNull()
  })

  it.each([
    ['a person', as('jane', 'developers')],
    ['nobody', as('system:anonymous', 'system:unauthenticated')],
    ['an account of a team', as('system:serviceaccount:shop:web', 'system:serviceaccounts')],
  ])('is not told of: %s', (_, impersonated) => {
    expect(asks(impersonated)).toBeNull()
  })

  it('also on requests without an object, and only when they were allowed', () => {
    const event = { ...request('get', 'pods', { impersonated: as('admin') }), object: null, uri: '/metrics' }
    expect(judge(impersonatePrivileged, event)).not.toBeNull()
    expect(judge(impersonatePrivileged, { ...event, code: 403 })).toBeNull()
    expect(judge(impersonatePrivileged, { ...event, impersonated: null })).toBeNull()
  })

  it('is milder for a question about rights, and no matter for proxies unless to masters', () => {
    const question = request('create', 'selfsubjectaccessreviews', { impersonated: as('admin') })
    expect(judge(impersonatePrivileged, question)?.severity).toBe('low')
    const proxy = 'system:serviceaccount:cattle-impersonation-system:cattle-impersonation-u-1'
    expect(asks(as('system:kube-scheduler'), proxy)).toBeNull()
    expect(asks(as('jane', 'system:masters'), proxy)).not.toBeNull()
  })
})

describe('a service account in a system namespace', () => {
  const made = (namespace: string, user = 'jane', subresource = '') =>
    request('create', 'serviceaccounts', {
      user,
      object: { namespace, subresource, name: '' },
      responseObject: { metadata: { name: 'helper-x7k' } },
    })

  it('is told of with the name that the server made up', () => {
    expect(judge(saCreatedInSystemNamespace, made('kube-system'))?.message).toBe(
      'service account helper-x7k was created in kube-system',
    )
    expect(judge(saCreatedInSystemNamespace, made('platform'), { systemNamespaces: ['plat*'] })).not.toBeNull()
  })

  it('is not told of elsewhere, for its tokens, or by the cluster', () => {
    expect(judge(saCreatedInSystemNamespace, made('shop'))).toBeNull()
    expect(judge(saCreatedInSystemNamespace, made('kube-system', 'jane', 'token'))).toBeNull()
    expect(
      judge(
        saCreatedInSystemNamespace,
        made('kube-system', 'system:serviceaccount:kube-system:service-account-controller'),
      ),
    ).toBeNull()
    expect(judge(saCreatedInSystemNamespace, made('kube-system', 'ci'), { deliveryUsers: ['ci'] })).toBeNull()
  })
})

describe('the mapping of AWS identities', () => {
  const changed = (data?: { [key: string]: string }, parts = {}) =>
    request('patch', 'configmaps', {
      object: { namespace: 'kube-system', name: 'aws-auth' },
      ...(data && { requestObject: { data } }),
      ...parts,
    })

  it('is high where nothing is known or masters are made, else medium', () => {
    expect(judge(awsAuthModified, changed())).toMatchObject({ message: 'aws-auth: patch' })
    expect(judge(awsAuthModified, changed())?.severity).toBeUndefined()
    expect(judge(awsAuthModified, changed({ mapRoles: '- groups: [system:masters]' }))?.severity).toBeUndefined()
    expect(judge(awsAuthModified, changed({ mapRoles: '- groups: [system:nodes]' }))?.severity).toBe('medium')
  })

  it('is not told of for EKS, other names and other namespaces', () => {
    expect(judge(awsAuthModified, changed(undefined, { user: userNamed('eks:nodegroup-manager') }))).toBeNull()
    expect(judge(awsAuthModified, changed(undefined, { object: { namespace: 'shop', name: 'aws-auth' } }))).toBeNull()
    expect(
      judge(awsAuthModified, changed(undefined, { object: { namespace: 'kube-system', name: 'aws-auth-2' } })),
    ).toBeNull()
  })
})
