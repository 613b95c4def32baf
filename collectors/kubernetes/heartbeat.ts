import { distributionOf, type NodeMarks } from '@/lib/model/distribution'
import type { CollectorHeartbeat } from '@/lib/model/heartbeat'
import type { SenderState } from '../send-spool'
import type { Spool } from '../spool'
import { collectorVersion } from '../version'
import type { FollowedCluster } from './follow-cluster'
import type { Identity } from './identify-cluster'
import type { ObjectStore } from './object-store'
import type { KubeletState } from './read-kubelets'

type Inputs = {
  identity: Identity
  store: ObjectStore
  cluster: FollowedCluster
  spool: Spool
  state: SenderState
  kubelets: KubeletState
  tooLarge: string | null
}
type Node = {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> }
  spec?: { providerID?: string }
  status?: { nodeInfo?: { kubeletVersion?: string; osImage?: string } }
}

/** How the collector is, for the pages of the collector and of its cluster. */
export function clusterHeartbeat({
  identity,
  store,
  cluster,
  spool,
  state,
  kubelets,
  tooLarge,
}: Inputs): CollectorHeartbeat {
  const objects = store.counts()
  const silent = kubelets.refused === null ? [] : [{ kind: 'Kubelet', reason: kubelets.refused.slice(0, 300) }]
  return {
    collector: 'kubernetes',
    version: collectorVersion,
    memory: process.memoryUsage().rss,
    uptime: Math.round(process.uptime()),
    cluster: {
      uid: identity.uid,
      version: identity.version,
      distribution: distributionOf(nodesOf(store), identity.version),
      nodes: objects.Node ?? 0,
      objects,
      inStep: cluster.isInStep(Date.now()),
      unreadable: [...cluster.unreadable(), ...silent].slice(0, 100),
    },
    spool: { reports: spool.length, bytes: spool.bytes },
    trouble: state.trouble ?? (tooLarge ? `too large to be sent: ${tooLarge}` : null),
  }
}

function nodesOf(store: ObjectStore): NodeMarks[] {
  const nodes: NodeMarks[] = []
  for (const { kind, text } of store.objects('')) {
    if (kind.group !== '' || kind.kind !== 'Node') continue
    const { metadata, spec, status } = JSON.parse(text) as Node
    nodes.push({
      labels: metadata?.labels ?? {},
      annotations: metadata?.annotations ?? {},
      providerId: spec?.providerID ?? '',
      kubeletVersion: status?.nodeInfo?.kubeletVersion ?? '',
      osImage: status?.nodeInfo?.osImage ?? '',
    })
  }
  return nodes
}
