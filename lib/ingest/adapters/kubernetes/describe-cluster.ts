import type { Json } from '@/lib/model/json'
import { labelOf, type Item } from './read-items'

export type NodeFacts = { labels: Record<string, string>; providerId: string; kubeletVersion: string }

/** By what a distribution's nodes are known; first match wins, so what runs on another's cloud comes first. */
const marks: readonly { distribution: string; labels?: readonly string[]; version?: RegExp; provider?: RegExp }[] = [
  { distribution: 'openshift', labels: ['node.openshift.io/os_id'] },
  { distribution: 'tanzu', labels: ['run.tanzu.vmware.com/'], version: /\+vmware\./ },
  { distribution: 'rke2', version: /\+rke2/ },
  { distribution: 'k3s', version: /\+k3s/ },
  { distribution: 'aks', labels: ['kubernetes.azure.com/cluster'] },
  { distribution: 'eks', labels: ['eks.amazonaws.com/nodegroup'], version: /-eks-/ },
  { distribution: 'gke', labels: ['cloud.google.com/gke-nodepool'], version: /-gke\./ },
  { distribution: 'kind', provider: /^kind:\/\// },
]

/** Facts of a cluster as its API server and nodes show them; null when the report shows neither. */
export function describeCluster(
  nodes: readonly NodeFacts[],
  serverVersion: string | undefined,
): Record<string, Json> | null {
  if (nodes.length === 0) return serverVersion === undefined ? null : { version: serverVersion }
  const found = marks.find((mark) =>
    nodes.some(
      (node) =>
        Object.keys(node.labels).some((name) => mark.labels?.some((label) => name.startsWith(label))) ||
        mark.version?.test(node.kubeletVersion) ||
        mark.provider?.test(node.providerId),
    ),
  )
  const version = serverVersion ?? newestVersion(nodes.map((node) => node.kubeletVersion).filter(Boolean))
  return { distribution: found?.distribution ?? 'vanilla', ...(version && { version }), nodes: nodes.length }
}

/** A kubelet is never newer than the API server, so the newest is the closest to the cluster's version. */
function newestVersion(versions: readonly string[]): string | undefined {
  return [...versions].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }) || (a < b ? -1 : 1))[0]
}

/** The version in the image of a kube-apiserver that runs as a pod, as kubeadm and kind set it up. */
export function serverImageVersion(items: readonly Item[]): string | undefined {
  const versions = items.flatMap((item) => {
    if (item.namespace !== 'kube-system' || labelOf(item) !== 'Pod') return []
    const spec: { containers?: unknown } | null | undefined = item.object.spec
    const containers: unknown[] = Array.isArray(spec?.containers) ? spec.containers : []
    return containers.flatMap((container) => {
      const image = typeof container === 'object' && container !== null && 'image' in container ? container.image : ''
      return (
        (typeof image === 'string' && /\/kube-apiserver(?:-\w+)?:(v\d+\.\d+\.\d+[\w.+-]{0,32})/.exec(image)?.[1]) || []
      )
    })
  })
  return newestVersion(versions)
}
