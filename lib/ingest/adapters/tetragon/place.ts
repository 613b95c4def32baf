import { type Standing } from '@/lib/ingest/sensor/standing'
import { topController } from '@/lib/ingest/sensor/controller'
import type { WorkloadName } from '@/lib/model/pod-controller'
import { clusterName, objectName } from '@/lib/ingest/sensor/names'
import type { TetragonEvent } from './payload'

const groups: Readonly<Record<string, string>> = {
  Deployment: 'apps',
  StatefulSet: 'apps',
  DaemonSet: 'apps',
  ReplicaSet: 'apps',
  ReplicationController: '',
  Job: 'batch',
  CronJob: 'batch',
  Pod: '',
}

/** Where the process ran. The event's own cluster counts before the sender's word. */
export function standingOf(event: TetragonEvent, sentCluster: string | undefined): Standing & { pod?: string } {
  const cluster = clusterName(event.cluster_name ?? undefined) ?? clusterName(sentCluster)
  const { pod } = event.process
  const namespace = objectName(pod?.namespace ?? undefined)
  const name = objectName(pod?.name ?? undefined)
  const machine = objectName(event.node_name?.trim())
  if (!namespace || !name) return { cluster, machine }
  return { cluster, namespace, pod: name, workload: controllerOf(event, name), machine }
}

/** Tetragon names the controller since 1.0; a kind that is not Kubernetes’ own is not known by its group, so the pod's name must do. */
function controllerOf(event: TetragonEvent, pod: string): WorkloadName {
  const kind = event.process.pod?.workload_kind ?? ''
  const name = objectName(event.process.pod?.workload ?? undefined)
  const group = Object.hasOwn(groups, kind) ? groups[kind] : undefined
  const named = name && group !== undefined ? { group, kind, name } : null
  // A ReplicaSet's own controller is a Deployment nearly always, and its pod's name tells.
  if (named && kind !== 'ReplicaSet' && kind !== 'Pod') return named
  const byName = topController(pod, () => undefined)
  return byName.kind === 'Pod' && named ? named : byName
}
