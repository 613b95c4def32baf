import { expect, it } from 'vitest'
import { controlled, creates, podSpec, raised, request, userNamed, workload, type Case } from '../../testing'
import { disguise, lettersApart } from './disguise'

const find = (id: string) => disguise.find((detection) => detection.id === id)
const inSystem = { object: { namespace: 'kube-system' } }

it.each<Case>([
  ['a person', request('create', 'deployments', inSystem), 'medium'],
  ['a person, metadata alone', request('create', 'pods', { ...inSystem, level: 'Metadata' }), 'medium'],
  ['kube-public', request('create', 'pods', { object: { namespace: 'kube-public' } }), 'medium'],
  [
    'a namespace that admins added',
    request('create', 'pods', { object: { namespace: 'plat-dns' } }),
    'medium',
    { systemNamespaces: ['plat-*'] },
  ],
  ['an ordinary namespace', request('create', 'pods', {}), null],
  ['one whose name begins alike', request('create', 'pods', { object: { namespace: 'kube-system-2' } }), null],
  [
    'a controller for its owner',
    request('create', 'pods', {
      ...controlled('pods', 'replicaset-controller', podSpec()),
      object: { resource: 'pods', namespace: 'kube-system' },
    }),
    null,
  ],
  [
    'a controller, metadata alone',
    request('create', 'pods', { ...inSystem, user: 'system:serviceaccount:kube-system:replicaset-controller' }),
    null,
  ],
  [
    'a controller without an owner',
    request('create', 'pods', {
      ...inSystem,
      user: 'system:serviceaccount:kube-system:replicaset-controller',
      requestObject: workload('pods', podSpec()),
    }),
    'medium',
  ],
  [
    'the account that aggregates roles',
    request('create', 'pods', {
      ...inSystem,
      user: 'system:serviceaccount:kube-system:clusterrole-aggregation-controller',
      object: { namespace: 'kube-system' },
    }),
    'medium',
  ],
  [
    'the same in another system namespace',
    request('create', 'pods', {
      user: 'system:serviceaccount:kube-system:clusterrole-aggregation-controller',
      object: { namespace: 'kube-public' },
    }),
    'medium',
  ],
  [
    'an add-on’s account in its own namespace',
    request('create', 'pods', { ...inSystem, user: 'system:serviceaccount:kube-system:snapshot-controller' }),
    'informational',
  ],
  ['a kubelet’s mirror pod', request('create', 'pods', { ...inSystem, user: 'system:node:cp-1' }), null],
  ['the provider', request('create', 'daemonsets', { ...inSystem, user: 'aksService' }), null],
  [
    'a delivery account',
    request('create', 'daemonsets', {
      ...inSystem,
      user: 'system:serviceaccount:argocd:argocd-application-controller',
    }),
    null,
    { deliveryUsers: ['system:serviceaccount:argocd:*'] },
  ],
  ['a change', request('patch', 'deployments', inSystem), null],
  ['a refusal', request('create', 'pods', { ...inSystem, code: 403 }), null],
  ['an ephemeral container', request('create', 'pods/exec', inSystem), null],
  [
    'kubeadm’s admin, who is a person all the same',
    request('create', 'pods', { ...inSystem, user: userNamed('kubernetes-admin', 'system:masters') }),
    'medium',
  ],
])('k8s-pod-in-system-namespace: %s', (_, event, severity, context) => {
  expect(raised(find('k8s-pod-in-system-namespace'), event, context)).toBe(severity)
})

const called = (name: string, image: string | null = 'evil/x:1', namespace = 'shop', resource = 'pods') =>
  request('create', resource, {
    object: { name, namespace },
    requestObject: image === null ? null : workload(resource, podSpec({}, { image }), { name }),
  })

it.each<Case>([
  ['the exact name with a stranger’s image', called('kube-proxy'), 'medium'],
  ['in kube-system too', called('kube-proxy', 'evil/x', 'kube-system'), 'medium'],
  ['with what generateName adds', called('kube-proxy-x7k2p'), 'medium'],
  ['as a pod of a Deployment', called('coredns-5d4f8c9b7-x7k2p'), 'medium'],
  [
    'by generateName alone',
    request('create', 'pods', {
      object: { name: '' },
      requestObject: { metadata: { generateName: 'kube-proxy-' }, spec: { containers: [{ image: 'x' }] } },
    }),
    'medium',
  ],
  ['one letter off', called('kube-proxi', 'registry.k8s.io/kube-proxy:v1', 'kube-system'), 'medium'],
  ['two letters off', called('kube-apiserverss', null, 'shop', 'daemonsets'), 'medium'],
  ['the publisher’s image', called('coredns', 'docker.io/coredns/coredns:1.12', 'shop', 'deployments'), null],
  ['the real one in kube-system, image unknown', called('coredns', null, 'kube-system', 'deployments'), null],
  ['elsewhere, image unknown', called('coredns', null, 'shop', 'deployments'), 'medium'],
  ['short names must be exact', called('etc', 'evil/x'), null],
  ['test is not etcd', called('test'), null],
  ['something else', called('checkout'), null],
  ['three letters off', called('kube-proxies'), null],
  ['a StatefulSet is not looked at', called('etcd', 'x', 'shop', 'statefulsets'), null],
])('k8s-name-masquerade: %s', (_, event, severity) => {
  expect(raised(find('k8s-name-masquerade'), event)).toBe(severity)
})

it('counts letters', () => {
  expect(lettersApart('kube-proxy', 'kube-proxy', 2)).toBe(0)
  expect(lettersApart('kube-prxoy', 'kube-proxy', 2)).toBe(2)
  expect(lettersApart('a', 'abcd', 2)).toBe(3)
  expect(lettersApart('x'.repeat(5_000), 'x'.repeat(5_000), 2)).toBe(3)
})

const runsAs = (account: string, namespace = 'kube-system', resource = 'deployments') =>
  creates(resource, podSpec({ serviceAccountName: account }), { object: { namespace } })

it.each<Case>([
  ['a controller’s account', runsAs('clusterrole-aggregation-controller'), 'high'],
  [
    'by the old name of the field',
    creates('pods', podSpec({ serviceAccount: 'namespace-controller' }), inSystem),
    'high',
  ],
  ['in a CronJob', runsAs('generic-garbage-collector', 'kube-system', 'cronjobs'), 'high'],
  ['elsewhere the name means nothing', runsAs('job-controller', 'shop'), null],
  ['an ordinary account', runsAs('coredns'), null],
  [
    'a patch of something else',
    request('patch', 'deployments', {
      ...inSystem,
      requestObject: { spec: { replicas: 1 } },
      responseObject: workload('deployments', podSpec({ serviceAccountName: 'job-controller' })),
    }),
    null,
  ],
])('k8s-controller-sa-in-workload: %s', (_, event, severity) => {
  expect(raised(find('k8s-controller-sa-in-workload'), event)).toBe(severity)
})
