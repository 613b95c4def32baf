import type { Problem } from '@/lib/model/json'
import { objectKey } from '@/lib/model/key'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { kindFacts } from '@/lib/model/kubernetes-kinds'
import { readLivePod, type LivePod } from './live-pods'
import { derivedController, isProblem, readTemplate, type Template } from './pod-template'
import { labelOf, referenceOf, type Item, type ObjectName, type Rejection } from './read-items'
import { resolveOwner, type Top } from './resolve-owner'

export type Workload = ObjectName & {
  key: string
  /** `attributes.kind`. */
  label: string
  object: KubernetesObject
  /** False when it is known by its pods or ReplicaSets only. */
  listed: boolean
  template: Template
  pods: LivePod[]
}

type Group = { top: Top; children: Item[]; pods: LivePod[] }

const isWorkload = (item: Item) => kindFacts(item.group, item.kind)?.asset === 'workload'

/** All top controllers with their live pods. What cannot be read goes to `rejected`. */
export function gatherWorkloads(
  index: ReadonlyMap<string, Item>,
  cluster: string,
  rejected: Rejection[],
): { workloads: Workload[]; controllers: Set<string> } {
  const groups = new Map<string, Group>()
  const group = (top: Top) => {
    const reference = referenceOf(top)
    const found = groups.get(reference) ?? { top, children: [], pods: [] }
    groups.set(reference, found)
    return found
  }
  for (const item of index.values()) if (isWorkload(item)) place(item, group(resolveOwner(item, index)), rejected)
  const controllers = addSiblings(index, groups, group)
  const workloads: Workload[] = []
  for (const one of groups.values()) {
    const made = describe(one, cluster)
    if (isProblem(made)) rejected.push({ problem: made, kind: labelOf(one.top) })
    else workloads.push(made)
  }
  return { workloads, controllers }
}

function place(item: Item, group: Group, rejected: Rejection[]): void {
  if (item !== group.top.item) group.children.push(item)
  if (item.kind !== 'Pod') return
  const pod = readLivePod(item)
  if (!isProblem(pod)) group.pods.push(pod)
  // A pod that stands alone is reported once, as a workload.
  else if (item !== group.top.item) rejected.push({ problem: pod, kind: 'Pod' })
}

/**
 * A custom kind that is seen to control pods is a workload kind, so its other objects count too: one that is
 * scaled to zero has not gone. Returns the kinds, as `attributes.kind` calls them.
 */
function addSiblings(index: ReadonlyMap<string, Item>, groups: Map<string, Group>, group: (top: Top) => Group) {
  const kindOf = (name: ObjectName) => `${name.group}/${name.kind}`
  const tops = [...groups.values()].map(({ top }) => top).filter((top) => !kindFacts(top.group, top.kind))
  const kinds = new Set(tops.map(kindOf))
  for (const item of kinds.size > 0 ? index.values() : []) {
    if (!kinds.has(kindOf(item)) || item.namespace === null || isProblem(readTemplate(item))) continue
    group({ ...item, item, apiVersion: item.object.apiVersion })
  }
  return new Set(tops.map(labelOf))
}

function describe({ top, children, pods }: Group, cluster: string): Workload | Problem {
  const { group, kind, namespace, name } = top
  const builtIn = kindFacts(group, kind) !== null
  const own = top.item ? readTemplate(top.item) : null
  const usable = own && !isProblem(own) ? own : null
  if (builtIn && own && isProblem(own)) return own
  const template = usable ?? templateOfChildren(children)
  if (isProblem(template)) return template
  const key = objectKey(cluster, group, kind, namespace, name)
  pods.sort((a, b) => (a.name < b.name ? -1 : 1))
  const base = { group, kind, namespace, name, key, label: labelOf(top), template, pods, listed: top.item !== null }
  if (top.item && builtIn) return { ...base, object: top.item.object }
  const derived = derivedController(top, template)
  if (!top.item) return { ...base, object: derived }
  // The rest of a custom object's spec is unknown to us and may hold anything.
  const { replicas } = top.item.object.spec ?? {}
  const spec = { ...derived.spec, ...(typeof replicas === 'number' && { replicas }) }
  return { ...base, object: { ...derived, metadata: top.item.object.metadata, spec } }
}

/** The template of the newest thing that was made, ReplicaSets and Jobs before pods, those in use before old ones. */
function templateOfChildren(children: readonly Item[]): Template | Problem {
  const rank = ({ kind, object }: Item) => (kind === 'Pod' ? 0 : object.spec?.replicas === 0 ? 1 : 2)
  const created = (item: Item) => item.object.metadata.creationTimestamp ?? ''
  const sorted = [...children].sort(
    (a, b) => rank(b) - rank(a) || compare(created(b), created(a)) || compare(b.name, a.name),
  )
  let fault: Problem | null = null
  for (const child of sorted) {
    const template = readTemplate(child)
    if (!isProblem(template)) return template
    fault ??= template
  }
  return fault ?? { path: '$', message: 'a controller without anything that it made' }
}

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
