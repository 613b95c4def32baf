import { topController } from '@/lib/ingest/sensor/controller'
import { clusterName, objectName } from '@/lib/ingest/sensor/names'
import { assetsOf } from '@/lib/ingest/sensor/standing'
import { registryKey } from '@/lib/model/key'
import type { WorkloadName } from '@/lib/model/pod-controller'
import type { ObservedAsset } from '@/lib/model/observation'
import type { RawEntity } from './entities'
import type { DefenderAlert } from './payload'

/** What an alert stands on, and the names that its entities gave. */
export type DefenderPlace = {
  assets: [ObservedAsset, ...ObservedAsset[]]
  cluster?: string
  namespace?: string
  pod?: string
}

const clusterPath = /\/(?:managedClusters|connectedClusters)\/([^/]+)/i
const eksArn = /^arn:aws[\w-]*:eks:[\w-]*:\d*:cluster\/([^/]+)$/i
const gkePath = /\/clusters\/([^/]+)$/i
const machinePath = /\/(?:virtualMachines|machines)\/([^/]+)/i
const scaleSetPath = /\/virtualMachineScaleSets\/([^/]+)\/virtualMachines\/([^/]+)/i
const registryPath = /\/Microsoft\.ContainerRegistry\/registries\/([^/]+)/i
const controllers: Readonly<Record<string, WorkloadName>> = {
  deployment: { group: 'apps', kind: 'Deployment', name: '' },
  statefulset: { group: 'apps', kind: 'StatefulSet', name: '' },
  daemonset: { group: 'apps', kind: 'DaemonSet', name: '' },
  job: { group: 'batch', kind: 'Job', name: '' },
  cronjob: { group: 'batch', kind: 'CronJob', name: '' },
}

/** Ids of the resources that an alert names, the alert's own first. */
export function resourceIds(alert: DefenderAlert, entities: readonly RawEntity[]): string[] {
  const own = (alert.resourceIdentifiers ?? []).map((one) => one.azureResourceId ?? one.AzureResourceId)
  const named = entities.flatMap((entity) => [
    entity.text('resourceId'),
    entity.text('azureID'),
    entity.part('cloudResource')?.text('resourceId'),
  ])
  const all = [alert.azureResourceId, ...own, ...named]
  return [...new Set(all.filter((id): id is string => typeof id === 'string' && id !== ''))]
}

/** Where it happened; null when it names neither a cluster, a machine nor a registry. */
export function placeOf(
  alert: DefenderAlert,
  entities: readonly RawEntity[],
  sentCluster: string | undefined,
): DefenderPlace | null {
  const ids = resourceIds(alert, entities)
  const find = (pattern: RegExp) => ids.map((id) => pattern.exec(id)).find(Boolean) ?? null
  const typed = (pattern: RegExp) => entities.find((entity) => pattern.test(entity.type))
  const namedCluster = typed(/^(?:k8s-|kubernetes)cluster$/)
  const isKubernetes = /^K8S[_.]/i.test(alert.alertType)
  const cluster = clusterName(
    find(clusterPath)?.[1] ??
      find(eksArn)?.[1] ??
      find(gkePath)?.[1] ??
      namedCluster?.part('cloudResource')?.text('resourceName') ??
      namedCluster?.text('name') ??
      (isKubernetes ? sentCluster : undefined),
  )
  const extended = new Map(
    Object.entries(alert.extendedProperties ?? {}).map(([key, value]) => [key.toLowerCase(), value]),
  )
  const property = (...names: string[]) =>
    names.map((name) => extended.get(name)).find((value): value is string => typeof value === 'string' && value !== '')
  const podEntity = typed(/^(?:k8s-|kubernetes)pod$/)
  const pod = objectName(podEntity?.text('name') ?? property('pod name', 'pod'))
  const controller = typed(/^(?:k8s-|kubernetes)(?:deployment|statefulset|daemonset|job|cronjob)$/)
  const namespaceOf = (entity: RawEntity | undefined) =>
    entity?.part('namespace')?.text('name') ?? entity?.text('namespace')
  const namespace = objectName(
    namespaceOf(podEntity) ??
      namespaceOf(controller) ??
      typed(/^(?:k8s-|kubernetes)namespace$/)?.text('name') ??
      property('namespace', 'kubernetes namespace'),
  )
  const scaleSet = find(scaleSetPath)
  const machine = objectName(
    typed(/^host$/)?.text('hostName') ??
      (scaleSet ? `${scaleSet[1]}_${scaleSet[2]}` : find(machinePath)?.[1]) ??
      property('kubernetes node', 'node name', 'machine name'),
  )
  const registry = !cluster && !machine ? find(registryPath)?.[1]?.toLowerCase() : undefined
  if (registry && objectName(registry)) {
    const host = `${registry}.azurecr.io`
    return { assets: [{ kind: 'registry', key: registryKey(host), name: host, mentioned: true }] }
  }
  const assets = assetsOf({ cluster, namespace, workload: workloadOf(controller, pod), machine })
  if (!assets) return null
  return { assets, ...(cluster ? { cluster } : {}), ...(namespace ? { namespace } : {}), ...(pod ? { pod } : {}) }
}

function workloadOf(controller: RawEntity | undefined, pod: string | undefined): WorkloadName | undefined {
  const known = controllers[controller?.type.replace(/^(?:k8s-|kubernetes)/, '') ?? '']
  const name = objectName(controller?.text('name'))
  if (known && name) return { ...known, name }
  return pod ? topController(pod, () => undefined) : undefined
}
