import type { Item, ObjectName } from './read-items'
import { referenceOf } from './read-items'
import { builtInGroup, groupOf, kindFacts } from '@/lib/model/kubernetes-kinds'
import { isObjectName } from './payload'

/** The controller at the top of a chain; `item` is null when only an owner reference speaks of it. */
export type Top = ObjectName & { item: Item | null; apiVersion: string }

/** Objects that another controller makes; every other workload is the top of its chain. */
const made = new Set(['Pod', 'ReplicaSet', 'Job', 'ReplicationController'])

/** A pod's label with the hash at the end of its ReplicaSet's name → who makes ReplicaSets of that kind. */
const hashLabels = [
  { label: 'pod-template-hash', apiVersion: 'apps/v1', kind: 'Deployment' },
  { label: 'rollouts-pod-template-hash', apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout' },
] as const

/**
 * Follows `ownerReferences` with `controller: true` upwards: Pod → ReplicaSet → Deployment, Pod → Job →
 * CronJob, or any custom controller. A static pod (owned by its Node) and a chain that loops end where they stand.
 */
export function resolveOwner(start: Item, index: ReadonlyMap<string, Item>): Top {
  let current = start
  for (let step = 0; step < 8; step += 1) {
    const owner = ownerOf(current)
    if (!owner) return topOf(current)
    const listed = index.get(referenceOf(owner))
    if (!listed) return unlisted(owner, current, index)
    current = listed
  }
  return topOf(start)
}

function topOf(item: Item): Top {
  const { group, kind, namespace, name } = item
  return { group, kind, namespace, name, item, apiVersion: item.object.apiVersion }
}

function ownerOf(item: Item): (ObjectName & { apiVersion: string }) | null {
  if (!made.has(item.kind) || !kindFacts(item.group, item.kind)) return null
  const owner = item.object.metadata.ownerReferences?.find((reference) => reference.controller === true)
  if (!owner || owner.kind === 'Node' || !isObjectName(owner.name) || !/^[A-Za-z][A-Za-z0-9]{0,62}$/.test(owner.kind)) {
    return null
  }
  const stated = owner.apiVersion ? groupOf(owner.apiVersion) : builtInGroup(owner.kind)
  if (stated === null || /[^a-z0-9.-]/.test(stated)) return null
  const group = kindFacts(stated, owner.kind)?.group ?? stated
  const apiVersion = owner.apiVersion || `${group && `${group}/`}v1`
  return { group, kind: owner.kind, namespace: item.namespace, name: owner.name, apiVersion }
}

function unlisted(owner: ObjectName & { apiVersion: string }, child: Item, index: ReadonlyMap<string, Item>): Top {
  if (owner.group === 'apps' && owner.kind === 'ReplicaSet') {
    for (const { label, apiVersion, kind } of hashLabels) {
      const hash = child.object.metadata.labels?.[label]
      const ending = `-${hash}`
      if (!hash || !owner.name.endsWith(ending) || owner.name === ending) continue
      const maker = { ...owner, group: groupOf(apiVersion), kind, name: owner.name.slice(0, -ending.length) }
      return { ...maker, apiVersion, item: index.get(referenceOf(maker)) ?? null }
    }
  }
  const config = child.object.metadata.annotations?.['openshift.io/deployment-config.name']
  if (owner.kind === 'ReplicationController' && config && isObjectName(config) && owner.name.startsWith(`${config}-`)) {
    const apiVersion = 'apps.openshift.io/v1'
    const maker = { ...owner, group: groupOf(apiVersion), kind: 'DeploymentConfig', name: config }
    return { ...maker, apiVersion, item: index.get(referenceOf(maker)) ?? null }
  }
  return { ...owner, item: null }
}
