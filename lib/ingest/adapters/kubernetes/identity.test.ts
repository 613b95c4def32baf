import { describe, expect, it } from 'vitest'
import type { ReportContext } from '@/lib/ingest/adapter'
import { kubernetesAdapter } from './index'
import { context, deployment, inNamespace, list, namespaces, object, uid } from './sample-objects'

function read(items: unknown[], given: Partial<ReportContext> = {}) {
  const result = kubernetesAdapter.read([list(...items)], { ...context, ...given })
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  const { assets, edges } = result.observation
  return { assets, edges, cluster: assets.find((asset) => asset.kind === 'cluster') }
}

describe('the cluster', () => {
  it('is keyed by the uid of kube-system and called what the sender calls it', () => {
    expect(read(namespaces(), { cluster: 'prod' }).cluster).toEqual({
      kind: 'cluster',
      key: `k8s/${uid}`,
      name: 'prod',
      references: ['cluster:prod'],
    })
    expect(read(namespaces(), { cluster: uid }).cluster).toEqual({ kind: 'cluster', key: `k8s/${uid}`, name: uid })
  })

  it('is keyed by what the sender says when the list does not tell, and is then only mentioned', () => {
    const { cluster, assets } = read([deployment('web', 'nginx')], { cluster: 'prod' })
    expect(cluster).toEqual({ kind: 'cluster', key: 'k8s/prod', name: 'prod', mentioned: true })
    expect(assets.map(({ key }) => key)).toContain('k8s/prod/apps/Deployment/shop/web')
  })

  it('asks for namespaces or the header when nobody names it', () => {
    const result = kubernetesAdapter.read([list(deployment('web', 'nginx'))], context)
    expect(result).toMatchObject({ ok: false, problems: [{ path: '$' }] })
    expect(JSON.stringify(result)).toMatch(/namespaces.*Plimsoll-Cluster/)
  })

  it.each([
    ['aks', 'v1.33.1', { 'kubernetes.azure.com/cluster': 'MC_rg_prod_we' }, ''],
    ['eks', 'v1.33.1-eks-3abbec1', {}, 'aws:///eu-west-1a/i-0'],
    ['eks', 'v1.33.1', { 'eks.amazonaws.com/nodegroup': 'main' }, ''],
    ['gke', 'v1.33.1-gke.100', {}, 'gce://p/z/n'],
    ['gke', 'v1.33.1', { 'cloud.google.com/gke-nodepool': 'main' }, ''],
    ['openshift', 'v1.33.1', { 'node.openshift.io/os_id': 'rhcos' }, 'azure:///x'],
    ['rke2', 'v1.33.1+rke2r1', {}, ''],
    ['k3s', 'v1.33.1+k3s1', {}, 'k3s://n'],
    ['tanzu', 'v1.33.1', { 'run.tanzu.vmware.com/kubernetesDistributionVersion': 'x' }, ''],
    ['kind', 'v1.33.1', {}, 'kind://docker/kind/kind-control-plane'],
    ['vanilla', 'v1.33.1', {}, ''],
  ])('is known as %s by its nodes (%s)', (distribution, kubeletVersion, labels, providerID) => {
    const node = (name: string, version: string) =>
      object('v1', 'Node', name, {
        metadata: { labels },
        spec: { providerID },
        status: { nodeInfo: { kubeletVersion: version, bootID: 'changes' }, conditions: [{ type: 'Ready' }] },
      })
    const { cluster, assets } = read([...namespaces(), node('a', 'v1.9.11'), node('b', kubeletVersion)])
    expect(cluster?.attributes).toEqual({ distribution, version: kubeletVersion, nodes: 2 })
    const document = assets.find((asset) => asset.name === 'b')?.document
    expect(document).toMatchObject({ status: { nodeInfo: { kubeletVersion } } })
    expect(JSON.stringify(document)).not.toMatch(/conditions|bootID/)
  })

  it('takes its name from its nodes when nobody gives one', () => {
    const node = object('v1', 'Node', 'a', { metadata: { labels: { 'alpha.eksctl.io/cluster-name': 'shop-eu' } } })
    expect(read([...namespaces(), node]).cluster).toMatchObject({ key: `k8s/${uid}`, name: 'shop-eu' })
  })
})

describe('access', () => {
  const rbac = 'rbac.authorization.k8s.io/v1'
  const binding = object(rbac, 'ClusterRoleBinding', 'admins', {
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
    subjects: [
      { kind: 'ServiceAccount', name: 'web', namespace: 'shop' },
      { kind: 'User', name: 'system:serviceaccount:ops:robot' },
      { kind: 'User', name: 'ada' },
    ],
  })
  const ends = (items: unknown[]) =>
    read([...namespaces(), binding, ...items])
      .edges.filter(({ kind }) => kind === 'bound-to')
      .map(({ to }) => to.replace(`k8s/${uid}/`, ''))

  it('joins a binding to its role and to the accounts it names', () => {
    expect(ends([])).toEqual([
      'core/ServiceAccount/ops/robot',
      'core/ServiceAccount/shop/web',
      'rbac.authorization.k8s.io/ClusterRole/cluster-admin',
    ])
    const asset = read([...namespaces(), binding]).assets.find(({ kind }) => kind === 'role-binding')
    expect(asset?.attributes).toEqual({
      kind: 'ClusterRoleBinding',
      role: 'ClusterRole/cluster-admin',
      subjects: ['ServiceAccount/shop/web', 'User/ada', 'User/system:serviceaccount:ops:robot'],
    })
    expect(asset?.document).toMatchObject({ roleRef: { name: 'cluster-admin' }, subjects: [{ name: 'web' }, {}, {}] })
  })

  it('makes up neither accounts nor roles that the list would show', () => {
    const others = [inNamespace('shop', 'v1', 'ServiceAccount', 'default'), object(rbac, 'ClusterRole', 'view')]
    expect(ends(others)).toEqual(['core/ServiceAccount/ops/robot'])
  })
})
