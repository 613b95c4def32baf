import { describe, expect, it } from 'vitest'
import { defaultAuditContext } from './context'
import { controllerAccounts, isCore, isMadeByController } from './core'
import { isSystemNamespace } from './namespaces'
import { controlled, podSpec, request, userNamed } from './testing'
import { isAdmin, isAnonymous, isDelivery, isHuman, isPlatform, serviceAccountOf } from './users'

const by = (controller: string, verb: string, resource: string, parts = {}) =>
  isCore(request(verb, resource, { user: `system:serviceaccount:kube-system:${controller}`, ...parts }))

describe('the cluster’s own components', () => {
  it.each([
    ['deployment-controller', 'update', 'deployments', true],
    ['deployment-controller', 'create', 'replicasets', true],
    ['deployment-controller', 'create', 'pods', false],
    ['deployment-controller', 'create', 'clusterrolebindings', false],
    ['replicaset-controller', 'create', 'pods', true],
    ['replicaset-controller', 'create', 'pods/exec', false],
    ['replicaset-controller', 'list', 'pods', true],
    ['replicaset-controller', 'list', 'secrets', false],
    ['clusterrole-aggregation-controller', 'update', 'clusterroles', true],
    ['clusterrole-aggregation-controller', 'create', 'pods', false],
    ['generic-garbage-collector', 'delete', 'widgets', true],
    ['generic-garbage-collector', 'create', 'pods', false],
    ['generic-garbage-collector', 'list', 'secrets', true],
    ['namespace-controller', 'deletecollection', 'secrets', true],
    ['namespace-controller', 'create', 'rolebindings', false],
    ['ttl-after-finished-controller', 'delete', 'jobs', true],
    ['ttl-after-finished-controller', 'create', 'jobs', false],
    ['job-controller', 'create', 'events', true],
    ['no-such-controller', 'create', 'pods', false],
    ['constructor', 'create', 'pods', false],
  ])('%s may %s %s as part of its work: %s', (controller, verb, resource, is) => {
    expect(by(controller, verb, resource)).toBe(is)
  })

  it('believes a maker only with an owner, where the log shows the body', () => {
    expect(isCore(controlled('pods', 'replicaset-controller', podSpec()))).toBe(true)
    expect(isCore(controlled('pods', 'replicaset-controller', podSpec(), false))).toBe(false)
    expect(isMadeByController(controlled('pods', 'job-controller', podSpec()))).toBe(true)
    expect(isMadeByController(controlled('pods', 'job-controller', podSpec(), false))).toBe(false)
  })

  it('are in kube-system, and nobody else is called so', () => {
    const elsewhere = request('create', 'pods', { user: 'system:serviceaccount:shop:replicaset-controller' })
    expect(isCore(elsewhere)).toBe(false)
    expect(isCore(request('update', 'clusterroles', { user: 'system:apiserver' }))).toBe(true)
    expect(isCore(request('create', 'pods', { user: 'system:apiserver' }))).toBe(false)
    expect(isCore(request('create', 'pods/binding', { user: 'system:kube-scheduler' }))).toBe(true)
    expect(isCore(request('create', 'pods', { user: 'system:kube-schedulers' }))).toBe(false)
    expect(controllerAccounts.has('attachdetach-controller')).toBe(true)
  })

  it('is who calls, not whom they act as', () => {
    const impersonated = userNamed('system:serviceaccount:kube-system:deployment-controller')
    expect(isCore(request('update', 'deployments', { impersonated }))).toBe(false)
  })
})

describe('users', () => {
  it.each([
    ['jane', 'human'],
    ['system:admin', 'human'],
    ['system:kube-scheduler', ''],
    ['system:serviceaccount:shop:web', 'account'],
    ['system:serviceaccount:shop', ''],
    ['system:serviceaccount:a:b:c', ''],
    ['eks:node-manager', 'platform'],
    ['arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForAmazonEKS/x', 'platform'],
    ['arn:aws:sts::111122223333:assumed-role/admin/jane', 'human'],
    ['aksService', 'platform'],
    ['aksServices', 'human'],
    ['system:serviceaccount:gke-connect:agent', 'account platform'],
    ['', ''],
  ])('%s is %s', (name, kinds) => {
    const user = userNamed(name)
    const found = [
      ...(isHuman(user) ? ['human'] : []),
      ...(serviceAccountOf(user) ? ['account'] : []),
      ...(isPlatform(user) ? ['platform'] : []),
    ]
    expect(found.join(' ')).toBe(kinds)
  })

  it('are anonymous, administrators or couriers by name or group', () => {
    expect(isAnonymous({ name: 'x', groups: ['system:unauthenticated'], extra: {} })).toBe(true)
    expect(isAnonymous(userNamed('jane'))).toBe(false)
    expect(isAdmin(userNamed('jane', 'system:masters'))).toBe(true)
    expect(isAdmin(userNamed('jane', 'masters'))).toBe(false)
    expect(isDelivery(userNamed('ci-7'), { ...defaultAuditContext, deliveryUsers: ['ci-*'] })).toBe(true)
    expect(
      isDelivery(userNamed('system:serviceaccount:argocd:argocd-application-controller'), defaultAuditContext),
    ).toBe(false)
  })

  it('namespaces of the platform go by globs', () => {
    const is = (name: string) => isSystemNamespace(name, { ...defaultAuditContext, systemNamespaces: ['plat-*'] })
    expect(['kube-system', 'openshift-dns', 'plat-x'].map(is)).toEqual([true, true, true])
    expect(['kube-systems', 'my-openshift-x', ''].map(is)).toEqual([false, false, false])
  })
})
