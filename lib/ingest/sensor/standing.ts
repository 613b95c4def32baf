import type { Entity } from '@/lib/model/alert'
import { parseImageReference } from '@/lib/model/image-reference'
import { clusterKey, dockerHostKey, imageKey, imageTagKey, namespaceKey, nodeKey, objectKey } from '@/lib/model/key'
import type { ObservedAsset } from '@/lib/model/observation'
import type { WorkloadName } from '@/lib/model/pod-controller'
import { workloadAsset } from './controller'

/** Where something happened, as far as an event tells; names are checked before (`./names`). */
export type Standing = {
  cluster?: string | undefined
  namespace?: string | undefined
  workload?: WorkloadName | undefined
  /** The node in a cluster, the host outside of one. */
  machine?: string | undefined
}

/** The assets that an event stands on, from the widest to the most specific; null when it names none. */
export function assetsOf({
  cluster,
  namespace,
  workload,
  machine,
}: Standing): [ObservedAsset, ...ObservedAsset[]] | null {
  if (!cluster) {
    if (!machine) return null
    return [{ kind: 'docker-host', key: dockerHostKey(machine), name: machine, mentioned: true }]
  }
  const key = clusterKey(cluster)
  const top: ObservedAsset = { kind: 'cluster', key, name: cluster, mentioned: true }
  if (namespace) {
    const space: ObservedAsset = {
      kind: 'namespace',
      key: namespaceKey(cluster, namespace),
      name: namespace,
      cluster: key,
      mentioned: true,
    }
    if (!workload) return [top, space]
    const own = objectKey(cluster, workload.group, workload.kind, namespace, workload.name)
    return [top, space, workloadAsset(own, key, namespace, workload)]
  }
  if (!machine) return [top]
  return [top, { kind: 'node', key: nodeKey(cluster, machine), name: machine, cluster: key, mentioned: true }]
}

const entityKinds = {
  cluster: 'cluster',
  node: 'node',
  namespace: 'namespace',
  workload: 'workload',
  'docker-host': 'host',
  'service-account': 'service-account',
} as const

/** The asset as an entity of an alert; none for kinds that alerts do not name. */
export function assetEntity(asset: ObservedAsset): Entity[] {
  const kind = Object.entries(entityKinds).find(([name]) => name === asset.kind)?.[1]
  const detail = asset.attributes?.['kind']
  if (!kind) return []
  return [
    { kind, name: asset.name, key: asset.key, ...(typeof detail === 'string' ? { detail: { kind: detail } } : {}) },
  ]
}

/** An image as an entity, with the key that joins it to the inventory where its name is a reference. */
export function imageEntity(repository: string, tag: string | undefined, digest: string | undefined): Entity {
  const reference = parseImageReference(repository + (digest ? `@${digest}` : tag ? `:${tag}` : ''))
  const key = reference?.digest
    ? imageKey(reference.repository, reference.digest)
    : reference && tag
      ? imageTagKey(reference.repository, tag)
      : undefined
  return { kind: 'image', name: tag ? `${repository}:${tag}` : repository, ...(key ? { key } : {}) }
}

/** An image that is named by one text, and by a second one with its digest (`repository@sha256:…`) where there is one. */
export function namedImage(name: string | undefined, id: string | undefined): Entity[] {
  const text = name?.trim() || id?.trim()
  if (!text || text.length > 4096) return []
  const named = parseImageReference(text)
  const digest = parseImageReference(id ?? '')?.digest ?? named?.digest ?? undefined
  if (!named) return [{ kind: 'image', name: text.slice(0, 512) }]
  // As the tool writes it, without the digest: the same name that other sensors give.
  const colon = text.replace(/@.*$/, '').replace(/^[a-z-]+:\/\//, '')
  const tag = named.tag && colon.endsWith(`:${named.tag}`) ? named.tag : undefined
  return [imageEntity(tag ? colon.slice(0, -tag.length - 1) : colon, tag, digest)]
}
