import type { Json } from '@/lib/model/json'

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

/** Facts of a cluster as its nodes show them; null when no node is listed. */
export function describeCluster(nodes: readonly NodeFacts[]): Record<string, Json> | null {
  if (nodes.length === 0) return null
  const found = marks.find((mark) =>
    nodes.some(
      (node) =>
        Object.keys(node.labels).some((name) => mark.labels?.some((label) => name.startsWith(label))) ||
        mark.version?.test(node.kubeletVersion) ||
        mark.provider?.test(node.providerId),
    ),
  )
  const version = newestVersion(nodes.map((node) => node.kubeletVersion).filter(Boolean))
  return { distribution: found?.distribution ?? 'vanilla', ...(version && { version }), nodes: nodes.length }
}

/** A kubelet is never newer than the API server, so the newest is the closest to the cluster's version. */
function newestVersion(versions: readonly string[]): string | undefined {
  return [...versions].sort((a, b) => b.localeCompare(a, 'en', { numeric: true }) || (a < b ? -1 : 1))[0]
}
