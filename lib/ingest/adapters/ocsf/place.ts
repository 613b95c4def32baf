import { topController } from '@/lib/ingest/sensor/controller'
import { clusterName, objectName } from '@/lib/ingest/sensor/names'
import { assetsOf } from '@/lib/ingest/sensor/standing'
import type { ObservedAsset } from '@/lib/model/observation'
import type { WorkloadName } from '@/lib/model/pod-controller'
import { asRaw, asText, type Finding, type Raw } from './payload'

export type OcsfPlace = {
  assets: [ObservedAsset, ...ObservedAsset[]]
  cluster?: string
  pod?: string
}

const clusterIds = [
  /^arn:aws[\w-]*:eks:[\w-]*:\d*:cluster\/([^/]+)$/i,
  /\/(?:managedClusters|connectedClusters)\/([^/]+)/i,
  /container\.googleapis\.com\/projects\/[^/]+\/(?:locations|zones)\/[^/]+\/clusters\/([^/]+)/i,
]
const controllers: Readonly<Record<string, WorkloadName>> = {
  deployment: { group: 'apps', kind: 'Deployment', name: '' },
  statefulset: { group: 'apps', kind: 'StatefulSet', name: '' },
  daemonset: { group: 'apps', kind: 'DaemonSet', name: '' },
  job: { group: 'batch', kind: 'Job', name: '' },
  cronjob: { group: 'batch', kind: 'CronJob', name: '' },
}

export const resourcesOf = (finding: Finding): Raw[] => [
  ...(finding.resources ?? []),
  ...(finding.resource ? [finding.resource] : []),
]

const typeOf = (resource: Raw) => asText(resource.type)?.toLowerCase() ?? ''
const nameOf = (resource: Raw) => asText(resource.name)

/** True for a resource of Kubernetes, whichever tool writes it: `KubernetesPod`, `AWS::EKS::Cluster`, `Pod` with a namespace. */
const isKubernetes = (resource: Raw) =>
  /kubernetes|eks|aks|gke|k8s/.test(typeOf(resource)) ||
  asText(resource.namespace) !== undefined ||
  clusterIdOf(resource) !== undefined

function clusterIdOf(resource: Raw): string | undefined {
  const id = asText(resource.uid) ?? ''
  const byId = clusterIds.map((pattern) => pattern.exec(id)?.[1]).find(Boolean)
  if (byId) return byId
  return typeOf(resource).endsWith('cluster') && /kubernetes|eks|aks|gke|k8s/.test(typeOf(resource))
    ? nameOf(resource)
    : undefined
}

/** Where it was found; null when it names neither a cluster, which the sender may do for it, nor a machine. */
export function placeOf(finding: Finding, sentCluster: string | undefined): OcsfPlace | null {
  const resources = resourcesOf(finding)
  const kubernetes = resources.filter(isKubernetes)
  const named = resources.map(clusterIdOf).find(Boolean)
  const cluster = clusterName(named ?? (kubernetes.length > 0 || finding.container ? sentCluster : undefined))
  const spot = kubernetes.find((resource) => asText(resource.namespace)) ?? kubernetes[0]
  const metadata = asRaw(asRaw(spot?.data)?.metadata)
  const namespace = objectName(spot ? (asText(spot.namespace) ?? asText(metadata?.namespace)) : undefined)
  const name = objectName(spot ? (nameOf(spot) ?? asText(metadata?.name)) : undefined)
  const kind = spot
    ? typeOf(spot)
        .replace(/^kubernetes|^k8s[-_:]?/, '')
        .replace(/[^a-z]/g, '')
    : ''
  // Prowler calls a pod by what runs in it; it can be told by its containers.
  const isPod = kind === 'pod' || asRaw(metadata?.containers) !== undefined
  const pod = isPod ? name : undefined
  const known = Object.hasOwn(controllers, kind) ? controllers[kind] : undefined
  const workload = known && name ? { ...known, name } : pod ? topController(pod, () => undefined) : undefined
  const machine = objectName(
    asText(finding.device?.hostname) ??
      asText(finding.device?.name) ??
      machineOf(resources) ??
      asText(metadata?.node_name),
  )
  const assets = assetsOf({ cluster, namespace, workload, machine })
  return assets && { assets, ...(cluster ? { cluster } : {}), ...(pod && namespace ? { pod } : {}) }
}

const machineOf = (resources: readonly Raw[]): string | undefined =>
  resources
    .filter((resource) =>
      /(?:^|::|\b)(?:ec2instance|instance|host|server|node|virtualmachine)$|awsec2instance/.test(typeOf(resource)),
    )
    .map((resource) => nameOf(resource) ?? asText(resource.uid)?.split('/').at(-1))
    .find(Boolean)
