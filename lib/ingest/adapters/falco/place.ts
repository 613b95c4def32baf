import { clusterKey, dockerHostKey, namespaceKey, nodeKey, objectKey } from '@/lib/model/key'
import type { ObservedAsset } from '@/lib/model/observation'
import { auditNamespace, auditTarget } from './audit-target'
import type { ReadField } from './fields'
import type { FalcoEvent } from './payload'
import { clusterName, objectName } from '@/lib/ingest/sensor/names'
import { topController, workloadAsset } from '@/lib/ingest/sensor/controller'

/** Where an event happened, from the widest asset to the most specific; the last is the one it speaks of. */
export type Place = {
  cluster?: string
  namespace?: string
  pod?: string
  assets: [ObservedAsset, ...ObservedAsset[]]
}

export const isAudit = (event: FalcoEvent): boolean => /^k8s[_-]?audit/i.test(event.source ?? '')

/** Null when the event names neither a cluster nor a host. */
export function placeOf(event: FalcoEvent, field: ReadField, sentCluster: string | undefined): Place | null {
  const cluster = clusterName(field('k8s.cluster.name', 'k8smeta.cluster.name')) ?? clusterName(sentCluster)
  const host = objectName(event.hostname?.trim())
  if (!cluster) {
    if (!host) return null
    return { assets: [{ kind: 'docker-host', key: dockerHostKey(host), name: host, mentioned: true }] }
  }
  const key = clusterKey(cluster)
  const top: ObservedAsset = { kind: 'cluster', key, name: cluster, mentioned: true }
  const audit = isAudit(event)
  const namespace = audit ? auditNamespace(field) : objectName(field('k8s.ns.name', 'k8smeta.ns.name'))
  const space: ObservedAsset[] = namespace
    ? [{ kind: 'namespace', key: namespaceKey(cluster, namespace), name: namespace, cluster: key, mentioned: true }]
    : []
  if (audit) {
    const target = auditTarget(cluster, key, field)
    const resource = field('ka.target.resource')
    const pod = resource === 'pods' ? objectName(field('ka.target.name', 'ka.target.pod.name')) : undefined
    const last = target && target.key !== space[0]?.key ? [target] : []
    return { cluster, assets: [top, ...space, ...last], ...(namespace ? { namespace } : {}), ...(pod ? { pod } : {}) }
  }
  const pod = objectName(field('k8s.pod.name', 'k8smeta.pod.name'))
  if (namespace && pod) {
    const workload = topController(pod, (...names) => objectName(field(...names)))
    const asset = workloadAsset(
      objectKey(cluster, workload.group, workload.kind, namespace, workload.name),
      key,
      namespace,
      workload,
    )
    return { cluster, namespace, pod, assets: [top, ...space, asset] }
  }
  if (namespace) return { cluster, namespace, assets: [top, ...space] }
  // The chart sets the host's name to the node's; the audit source runs anywhere, so there it says nothing.
  const node = objectName(field('k8s.node.name', 'k8smeta.node.name')) ?? host
  const nodes: ObservedAsset[] = node
    ? [{ kind: 'node', key: nodeKey(cluster, node), name: node, cluster: key, mentioned: true }]
    : []
  return { cluster, assets: [top, ...nodes] }
}
