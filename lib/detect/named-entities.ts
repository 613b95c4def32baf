import type { Entity, EntityKind } from '@/lib/model/alert'
import { parseImageReference } from '@/lib/model/image-reference'
import { clusterKey, clusterOfKey, namespaceKey, nodeKey, objectKey } from '@/lib/model/key'

/** How an entity comes to an alert that does not name it. */
export type Via = 'namespace-of' | 'identity-of' | 'runs-as'
/** An entity with what tells it from all others of its kind in the environment. */
export type NamedEntity = { kind: EntityKind; name: string; key: string; via: Via | null }

const account = /^system:serviceaccount:([^:]+):(.+)$/
/** Several alerts name hundreds of files or addresses; no page and no rule needs more of one. */
const most = 64

/**
 * The entities of an alert under keys that are the same in every alert of the environment: an image by its reference,
 * a pod by cluster and namespace, a user of an operating system by the machine it is one on. What the named ones
 * imply is added: the namespace of a service account, the node behind `system:node:…`.
 */
export function namedEntities(alert: { entities: readonly Entity[]; asset: string }): NamedEntity[] {
  const place = placeOf(alert)
  const found = new Map<string, NamedEntity>()
  const add = (kind: EntityKind, name: string, key: string, via: Via | null) => {
    const id = `${kind} ${key}`
    if (name !== '' && found.size < most && !found.has(id)) found.set(id, { kind, name, key, via })
  }
  for (const entity of alert.entities) {
    const { kind, name, key } = identify(entity, place)
    add(kind, name, key, null)
  }
  for (const entity of found.values()) {
    const [namespace, rest] = entity.kind === 'service-account' ? entity.name.split('/') : []
    if (namespace && rest && place.cluster) {
      add('namespace', namespace, namespaceKey(place.cluster, namespace), 'namespace-of')
    }
    const node = entity.kind === 'user' ? /^system:node:(.+)$/.exec(entity.name)?.[1] : undefined
    if (node && place.cluster) add('node', node, nodeKey(place.cluster, node), 'identity-of')
  }
  return [...found.values()]
}

/** Where an alert is: all that its names without a key are relative to. */
type Place = { cluster: string | undefined; namespace: string | undefined; asset: string; onMachine: boolean }

function placeOf({ entities, asset }: { entities: readonly Entity[]; asset: string }): Place {
  const named = (kind: EntityKind) => entities.find((entity) => entity.kind === kind)
  return {
    cluster: clusterOfKey(named('cluster')?.key ?? asset),
    namespace: named('namespace')?.name,
    asset,
    onMachine: named('process') !== undefined,
  }
}

function identify({ kind, name, key }: Entity, place: Place): Omit<NamedEntity, 'via'> {
  const { cluster, namespace, asset, onMachine } = place
  if (kind === 'image') return { kind, name, key: imageOf(name, key) }
  if (kind === 'ip') return { kind, name, key: name.toLowerCase() }
  if (kind === 'user') {
    const [, space, own] = account.exec(name) ?? []
    if (space && own && cluster) return accountOf(cluster, space, own)
    return { kind, name, key: onMachine ? `${asset}|${name}` : name }
  }
  if (kind === 'service-account' && cluster) {
    const [space = '', own] = name.split('/')
    if (own) return accountOf(cluster, space, own)
  }
  // A sensor in a cluster calls the node it runs on a host.
  if (kind === 'host' && cluster && onMachine) return { kind: 'node', name, key: nodeKey(cluster, name) }
  if (kind === 'pod') return { kind, name, key: key ?? inCluster(cluster, 'Pod', namespace, name) }
  if (kind === 'workload') return { kind, name, key: key ?? inCluster(cluster, 'workload', namespace, name) }
  if (kind === 'namespace' && cluster) return { kind, name, key: key ?? namespaceKey(cluster, name) }
  if (kind === 'node' && cluster) return { kind, name, key: key ?? nodeKey(cluster, name) }
  if (kind === 'cluster') return { kind, name, key: key ?? clusterKey(name) }
  return { kind, name, key: key ?? `${asset}|${name}` }
}

function accountOf(cluster: string, namespace: string, name: string): Omit<NamedEntity, 'via'> {
  const key = objectKey(cluster, '', 'ServiceAccount', namespace, name)
  return { kind: 'service-account', name: `${namespace}/${name}`, key }
}

function inCluster(cluster: string | undefined, kind: string, namespace: string | undefined, name: string): string {
  return objectKey(cluster ?? '', '', kind, namespace ?? null, name)
}

/** By tag where there is one: of two sensors one may know the digest, the other not. */
function imageOf(name: string, key: string | undefined): string {
  const reference = parseImageReference(name)
  if (!reference) return key ?? name
  return `image/${reference.repository}${reference.tag ? `:${reference.tag}` : `@${reference.digest ?? ''}`}`
}
