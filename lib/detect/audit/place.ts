import type { AuditEvent } from '@/lib/model/audit-event'
import { clusterKey, clusterOfKey, namespaceKey, nodeKey, objectKey } from '@/lib/model/key'
import { groupOf, kindFacts, kindLabel, resourceFacts, type KindFacts } from '@/lib/model/kubernetes-kinds'
import type { ObservedAsset } from '@/lib/model/observation'
import {
  controllerOfPodName,
  cronJobOfJob,
  deploymentOfReplicaSet,
  type WorkloadName,
} from '@/lib/model/pod-controller'
import { objectName } from './change'
import { succeeded } from './outcome'
import { at, listAt, textAt } from './read'

/** Where an event happened, in assets of the inventory: the widest (the cluster) first, the narrowest last. */
export type Place = { assets: readonly ObservedAsset[]; narrowest: ObservedAsset; pod: string }

/**
 * The assets that a request was aimed at. A pod stands for the workload that owns it, as far as the log proves it. A
 * request that failed is filed under the cluster: what it asked for may not exist, and names are free to make up.
 */
export function placeOf(event: AuditEvent): Place {
  const cluster = clusterOfKey(event.cluster) ?? ''
  const key = clusterKey(cluster)
  const whole: ObservedAsset = { kind: 'cluster', key, name: cluster, mentioned: true }
  const { object } = event
  if (!object || !succeeded(event)) return { assets: [whole], narrowest: whole, pod: '' }
  const namespace = validName(object.namespace)
  const inside: ObservedAsset | null = namespace
    ? { kind: 'namespace', key: namespaceKey(cluster, namespace), name: namespace, cluster: key, mentioned: true }
    : null
  const name = validName(objectName(event))
  const target = name ? targetOf(event, cluster, namespace, name) : null
  const assets = [whole, ...(inside && target?.key !== inside.key ? [inside] : []), ...(target ? [target] : [])]
  const isPod = object.resource === 'pods' && object.group === ''
  return { assets, narrowest: assets.at(-1) ?? whole, pod: isPod ? name : '' }
}

function targetOf(event: AuditEvent, cluster: string, namespace: string, name: string): ObservedAsset | null {
  const { object } = event
  if (!object) return null
  const shared = { cluster: clusterKey(cluster), mentioned: true }
  if (object.group === '' && object.resource === 'nodes') {
    return { kind: 'node', key: nodeKey(cluster, name), name, ...shared }
  }
  if (object.group === '' && object.resource === 'namespaces') {
    return { kind: 'namespace', key: namespaceKey(cluster, name), name, ...shared }
  }
  const facts = factsOf(object.resource, object.group)
  if (!facts || facts.namespaced !== (namespace !== '')) return null
  const made = facts.asset === 'workload' ? ownerOf(event, facts, name) : { ...facts, name }
  const owner = kindFacts(made.group, made.kind) ?? facts
  return {
    kind: owner.asset,
    key: objectKey(cluster, made.group, made.kind, namespace || null, made.name),
    name: made.name,
    ...(namespace && { namespace }),
    attributes: { kind: kindLabel(made.group, made.kind) },
    ...shared,
  }
}

/** The key that the inventory holds the very object of a request under; null where it holds no such objects. */
export function objectAssetKey(event: AuditEvent): string | null {
  const { object } = event
  const facts = object && factsOf(object.resource, object.group)
  const name = validName(objectName(event))
  if (!object || !facts || !name) return null
  return objectKey(
    clusterOfKey(event.cluster) ?? '',
    facts.group,
    facts.kind,
    validName(object.namespace) || null,
    name,
  )
}

function factsOf(resource: string, group: string): KindFacts | null {
  const facts = resourceFacts(group ? `${resource}.${group}` : resource) ?? (group ? resourceFacts(resource) : null)
  // Some exports leave the group out.
  return facts && (group === '' || facts.group === group || facts.formerGroup === group) ? facts : null
}

/** The workload that an object belongs to: its controller, and that one's, by name; itself where it has none. */
function ownerOf(event: AuditEvent, facts: KindFacts, name: string): WorkloadName {
  const self = { group: facts.group, kind: facts.kind, name }
  const body = event.responseObject ?? event.requestObject
  const references = listAt(body, 'metadata', 'ownerReferences')
  const reference = references.find((item) => at(item, 'controller') === true)
  if (reference === undefined) {
    const isKnown = body !== null && !Array.isArray(body) && event.object?.subresource === ''
    return facts.kind === 'Pod' && !isKnown ? (controllerOfPodName(name) ?? self) : self
  }
  const group = groupOf(textAt(reference, 'apiVersion'))
  const owner = { group, kind: textAt(reference, 'kind'), name: validName(textAt(reference, 'name')) }
  if (!owner.name || kindFacts(owner.group, owner.kind)?.asset !== 'workload') return self
  const above =
    owner.kind === 'ReplicaSet'
      ? { group: 'apps', kind: 'Deployment', name: deploymentOfReplicaSet(owner.name) }
      : { group: 'batch', kind: 'CronJob', name: owner.kind === 'Job' ? cronJobOfJob(owner.name) : undefined }
  return above.name ? { ...above, name: above.name } : owner
}

/** A name that Kubernetes would take for an object (rights may hold colons); '' for anything else. */
function validName(text: string): string {
  return text.length <= 253 && /^[A-Za-z0-9][A-Za-z0-9.:_-]*$/.test(text) ? text : ''
}
