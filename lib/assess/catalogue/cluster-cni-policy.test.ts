import { expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { clusterCniPolicy } from './cluster-cni-policy'

const blue = object('Cluster', 'blue')
const running = (...names: string[]) =>
  related(
    { 'daemon-sets': names.map((name) => ({ name, namespace: 'kube-system', images: [`quay.io/x/${name}:1`] })) },
    ['workload'],
  )

it.each(['calico-node', 'cilium', 'antrea-agent', 'azure-npm', 'ovnkube-node', 'anetd', 'kindnet', 'kube-router'])(
  '%s enforces policies',
  (name) => {
    expect(judge(clusterCniPolicy, blue, running('kube-proxy', name))).toBe('healthy')
  },
)

it('flannel alone does not, and with Calico beside it does', () => {
  expect(judge(clusterCniPolicy, blue, running('kube-flannel-ds'))).toHaveLength(1)
  expect(judge(clusterCniPolicy, blue, running('kube-flannel-ds', 'calico-node'))).toBe('healthy')
})

it('a cluster without any fails, k3s brings its own, and nothing is said without a list', () => {
  expect(judge(clusterCniPolicy, blue, running('kube-proxy'))).toHaveLength(1)
  const k3s = { name: 'edge', version: 'v1.34.1+k3s1', distribution: 'k3s' }
  expect(judge(clusterCniPolicy, blue, related({}, ['workload'], k3s))).toBe('healthy')
  expect(judge(clusterCniPolicy, blue, related({}))).toMatch(/Not evaluated/)
})
