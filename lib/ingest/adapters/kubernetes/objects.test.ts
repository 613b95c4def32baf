import { describe, expect, it } from 'vitest'
import { kubernetesAdapter } from './index'
import { resourceFacts } from '@/lib/model/kubernetes-kinds'
import { context, inNamespace, list, namespaces, object, pod } from './sample-objects'

function read(...items: unknown[]) {
  const result = kubernetesAdapter.read([list(...namespaces('shop'), ...items)], context)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}
const assetOf = (name: string, ...items: unknown[]) => read(...items).assets.find((asset) => asset.name === name)

describe('objects that are kept as they stand', () => {
  it.each([
    ['networking.k8s.io/v1', 'NetworkPolicy', 'network-policy', 'NetworkPolicy'],
    ['crd.projectcalico.org/v1', 'NetworkPolicy', 'network-policy', 'NetworkPolicy.projectcalico.org'],
    ['cilium.io/v2', 'CiliumNetworkPolicy', 'network-policy', 'CiliumNetworkPolicy'],
    ['v1', 'ResourceQuota', 'quota', 'ResourceQuota'],
    ['v1', 'PersistentVolumeClaim', 'volume', 'PersistentVolumeClaim'],
    ['gateway.networking.k8s.io/v1', 'Gateway', 'ingress', 'Gateway'],
  ])('%s %s is a %s', (apiVersion, kind, asset, label) => {
    const found = assetOf('x', inNamespace('shop', apiVersion, kind, 'x', { spec: { a: 1 } }))
    expect(found).toMatchObject({
      kind: asset,
      namespace: 'shop',
      attributes: { kind: label },
      document: { spec: { a: 1 } },
    })
  })

  it('remember which tool wrote them as another version of the API, and nothing else of that', () => {
    const written = (manager: string, apiVersion: string) => ({ manager, apiVersion, fieldsV1: { 'f:spec': {} } })
    const found = assetOf(
      'web',
      inNamespace('shop', 'networking.k8s.io/v1', 'Ingress', 'web', {
        spec: {},
        metadata: {
          managedFields: [written('helm', 'extensions/v1beta1'), written('nginx', 'networking.k8s.io/v1'), 7],
          annotations: {
            'kubectl.kubernetes.io/last-applied-configuration': '{"apiVersion":"networking.k8s.io/v1beta1","spec":{}}',
          },
        },
      }),
    )
    expect(found?.document).toMatchObject({
      metadata: {
        annotations: {},
        managedFields: [
          { manager: 'helm', apiVersion: 'extensions/v1beta1' },
          { manager: 'kubectl apply', apiVersion: 'networking.k8s.io/v1beta1' },
        ],
      },
    })
    expect(JSON.stringify(found)).not.toContain('fieldsV1')
  })

  it('webhooks, storage classes and aggregated APIs belong to the cluster', () => {
    const webhook = object('admissionregistration.k8s.io/v1', 'ValidatingWebhookConfiguration', 'guard', {
      webhooks: [{ name: 'a.example', failurePolicy: 'Ignore' }],
    })
    expect(assetOf('guard', webhook)).toMatchObject({
      kind: 'admission',
      document: { webhooks: [{ failurePolicy: 'Ignore' }] },
    })
    const storage = object('storage.k8s.io/v1', 'StorageClass', 'fast', {
      provisioner: 'x',
      parameters: { encrypted: 'false' },
    })
    expect(assetOf('fast', storage)).toMatchObject({ document: { parameters: { encrypted: 'false' } } })
  })

  it('a Secret keeps its type and the names of its keys, and tells of a copy that held data', () => {
    const secret = inNamespace('shop', 'v1', 'Secret', 'db', {
      type: 'Opaque',
      data: { password: 'czNjcjN0' },
      stringData: { extra: 's3cr3t' },
      metadata: {
        annotations: {
          'kubectl.kubernetes.io/last-applied-configuration': '{"data":{"password":"czNjcjN0"}}',
          team: 'shop',
        },
      },
    })
    const found = assetOf('db', secret)
    expect(JSON.stringify(found)).not.toMatch(/czNjcjN0|s3cr3t/)
    expect(found).toMatchObject({
      kind: 'secret',
      attributes: { type: 'Opaque' },
      document: {
        type: 'Opaque',
        data: { password: '[redacted]', extra: '[redacted]' },
        metadata: { annotations: { team: 'shop', 'kubectl.kubernetes.io/last-applied-configuration': '[redacted]' } },
      },
    })
  })

  it('a ConfigMap keeps the names of its keys and which of them hold a credential', () => {
    const map = inNamespace('shop', 'v1', 'ConfigMap', 'settings', {
      data: { mode: 'production', url: 'postgres://app:s3cr3t-12345@db/shop' },
    })
    const found = assetOf('settings', map)
    expect(JSON.stringify(found)).not.toMatch(/s3cr3t|production/)
    expect(found).toMatchObject({ document: { data: { mode: '[redacted]', url: '[redacted]' }, credentials: ['url'] } })
  })

  it('the settings of kubelets stay readable', () => {
    const map = inNamespace('kube-system', 'v1', 'ConfigMap', 'kubelet-config', {
      data: { kubelet: 'authentication:\n  anonymous:\n    enabled: false\n' },
    })
    expect(assetOf('kubelet-config', map)).toMatchObject({
      document: { data: { kubelet: 'authentication:\n  anonymous:\n    enabled: false\n' } },
    })
  })
})

describe('the version of a cluster', () => {
  const node = object('v1', 'Node', 'one', { status: { nodeInfo: { kubeletVersion: 'v1.32.9' } } })
  const apiServer = pod('kube-apiserver-one', null, 'registry.k8s.io/kube-apiserver:v1.33.5', '', {
    metadata: { namespace: 'kube-system' },
  })
  const version = (documents: unknown[]) => {
    const result = kubernetesAdapter.read(documents, context)
    return result.ok ? result.observation.assets.find(({ kind }) => kind === 'cluster')?.attributes?.version : result
  }

  it('is that of the API server, told or seen in its image, before that of the newest kubelet', () => {
    expect(version([list(...namespaces(), node)])).toBe('v1.32.9')
    expect(version([list(...namespaces(), node, apiServer)])).toBe('v1.33.5')
    expect(version([list(...namespaces(), node, apiServer), { serverVersion: { gitVersion: 'v1.33.6-gke.1' } }])).toBe(
      'v1.33.6-gke.1',
    )
  })
})

it('resources are known by the names that kubectl takes', () => {
  expect(resourceFacts('networkpolicies')).toMatchObject({ kind: 'NetworkPolicy', group: 'networking.k8s.io' })
  expect(resourceFacts('networkpolicies.projectcalico.org')).toMatchObject({ group: 'projectcalico.org' })
  expect(resourceFacts('storageclasses')).toMatchObject({ kind: 'StorageClass' })
  expect(resourceFacts('gateways')).toMatchObject({ kind: 'Gateway' })
  expect(resourceFacts('wombats')).toBeNull()
})
