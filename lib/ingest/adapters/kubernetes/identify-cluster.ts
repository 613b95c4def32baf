import type { ReportContext } from '@/lib/ingest/adapter'
import { clusterKey } from '@/lib/model/key'
import type { Problem } from '@/lib/model/json'
import type { ReportFrame } from './cluster-report'
import type { Item } from './read-items'

export type Cluster = {
  key: string
  /** What keys of its objects are made of: the uid of `kube-system`, else what the sender calls it. */
  id: string
  name: string
  references: string[]
  /** True when the list itself holds the identity. */
  proven: boolean
}

/** Where installers write a cluster's name on its nodes: eksctl, Cluster API, AKS (its node resource group). */
const nameMarks = [
  'alpha.eksctl.io/cluster-name',
  'cluster.x-k8s.io/cluster-name',
  'kubernetes.azure.com/cluster',
] as const

/**
 * Which cluster the objects are of. The uid of the namespace `kube-system` is the usual identity of a cluster:
 * it lives as long as the cluster and no two share it. Returns a problem when neither list nor sender names one,
 * or when the list mixes two clusters.
 */
export function identifyCluster(
  items: readonly Item[],
  context: ReportContext,
  frame?: ReportFrame,
): Cluster | Problem {
  const system = items.filter((item) => item.kind === 'Namespace' && item.group === '' && item.name === 'kube-system')
  const uids = new Set(system.flatMap((item) => item.object.metadata.uid?.trim() || []))
  const given = (frame ? frame.cluster.name : context.cluster)?.trim() || null
  if (frame) uids.add(frame.cluster.uid)
  const [uid] = uids
  if (uids.size > 1) return { path: '$', message: 'holds objects of two clusters: send one report per cluster' }
  if (uid === undefined) {
    if (given) return { key: clusterKey(given), id: given, name: given, references: [], proven: false }
    const message =
      'does not say which cluster it is of: list namespaces too (the uid of kube-system names the cluster), ' +
      'or send the header Plimsoll-Cluster'
    return { path: '$', message }
  }
  const called = given !== null && given !== uid ? given : null
  const references = called === null ? [] : [`cluster:${called}`]
  return { key: clusterKey(uid), id: uid, name: called ?? nameOnNodes(items) ?? uid, references, proven: true }
}

function nameOnNodes(items: readonly Item[]): string | null {
  const nodes = items.filter((item) => item.kind === 'Node').map((item) => item.object.metadata)
  const names = nameMarks.flatMap((mark) =>
    nodes.flatMap(({ labels, annotations }) => labels?.[mark] || annotations?.[mark] || []).sort(),
  )
  return names[0] ?? null
}
