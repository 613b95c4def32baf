import { distributionOf, type NodeMarks } from '@/lib/model/distribution'
import type { Json } from '@/lib/model/json'
import { labelOf, type Item } from './read-items'

/** Facts of a cluster as its API server and nodes show them; null when the report shows neither. */
export function describeCluster(
  nodes: readonly NodeMarks[],
  serverVersion: string | undefined,
): Record<string, Json> | null {
  if (nodes.length === 0) return serverVersion === undefined ? null : { version: serverVersion }
  const version = serverVersion ?? newestVersion(nodes.map((node) => node.kubeletVersion).filter(Boolean))
  const distribution = distributionOf(nodes, serverVersion)
  return { distribution, ...(version && { version }), nodes: nodes.length }
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
