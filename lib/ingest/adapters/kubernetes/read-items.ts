import { jsonPath, problemsOf } from '@/lib/ingest/problems'
import type { Problem } from '@/lib/model/json'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { groupOf, kindFacts, kindLabel, type KindFacts } from '@/lib/model/kubernetes-kinds'
import { itemSchema } from './payload'

/** Group, kind, namespace and name: what identifies an object in a cluster. */
export type ObjectName = { group: string; kind: string; namespace: string | null; name: string }
export type Item = ObjectName & {
  object: KubernetesObject
  path: readonly PropertyKey[]
  /** Index of the document that held it. */
  document: number
}

/** A document of the body: whether it is a list, of which kind alone, and whether the server cut it short. */
export type DocumentFacts = { list: boolean; listedKind: KindFacts | null; truncated: boolean }
/** `kind` null: unknown. `partial`: only a part of the object could not be read; the object itself stands. */
export type Rejection = { problem: Problem; kind: string | null; partial?: true }
export type ReadItems = { items: Item[]; documents: DocumentFacts[]; rejected: Rejection[] }

type Raw = { value: unknown; path: readonly PropertyKey[]; typed: { apiVersion: unknown; kind: string } | null }

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export const isList = (value: unknown): value is Record<string, unknown> & { kind: string; items: unknown[] } =>
  isRecord(value) && typeof value.kind === 'string' && value.kind.endsWith('List') && Array.isArray(value.items)

/** What `kubectl version -o json` prints: the version of the API server, as no object tells it. */
export function serverVersion(document: unknown): string | null {
  const server = isRecord(document) && !('kind' in document) ? document.serverVersion : null
  const version = isRecord(server) ? server.gitVersion : null
  return typeof version === 'string' && /^v\d+\.\d+\.[\w.+-]{1,64}$/.test(version) ? version : null
}

/** All objects of the documents, lists unpacked. A faulty item is rejected with its path; the rest stands. */
export function readItems(documents: readonly unknown[]): ReadItems {
  const result: ReadItems = { items: [], documents: [], rejected: [] }
  documents.forEach((document, index) => {
    const facts: DocumentFacts = { list: isList(document), listedKind: null, truncated: false }
    result.documents.push(facts)
    if (document === null || document === undefined || serverVersion(document) !== null) return
    const raws: Raw[] = []
    unpack({ value: document, path: documents.length > 1 ? [index] : [], typed: null }, facts, raws, 0)
    for (const raw of raws) readItem(raw, index, result)
  })
  return result
}

function unpack(raw: Raw, facts: DocumentFacts, into: Raw[], depth: number): void {
  if (!isList(raw.value) || depth > 3) {
    into.push(raw)
    return
  }
  const { kind, apiVersion, items, metadata } = raw.value
  // The API server writes kind and version of a typed list on the list alone.
  const typed = kind === 'List' ? null : { apiVersion, kind: kind.slice(0, -'List'.length) }
  if (typed && typeof apiVersion === 'string' && depth === 0) {
    facts.listedKind = kindFacts(groupOf(apiVersion), typed.kind)
  }
  if (isRecord(metadata) && metadata.continue) facts.truncated = true
  items.forEach((value, index) => unpack({ value, path: [...raw.path, 'items', index], typed }, facts, into, depth + 1))
}

function readItem({ value, path, typed }: Raw, document: number, result: ReadItems): void {
  const whole = typed && isRecord(value) ? { apiVersion: typed.apiVersion, kind: typed.kind, ...value } : value
  const kind = isRecord(whole) && typeof whole.kind === 'string' ? whole.kind : null
  const parsed = itemSchema.safeParse(whole)
  if (!parsed.success) {
    const problem = problemsOf(parsed.error, path)[0]
    if (problem) result.rejected.push({ problem, kind })
    return
  }
  const object = parsed.data
  const group = groupOf(object.apiVersion)
  const facts = kindFacts(group, object.kind)
  const namespace = object.metadata.namespace || null
  if (facts?.namespaced && !namespace) {
    const message = `a ${object.kind} lives in a namespace, but none is given`
    result.rejected.push({
      problem: { path: jsonPath([...path, 'metadata', 'namespace']), message },
      kind: object.kind,
    })
    return
  }
  result.items.push({
    object,
    path,
    document,
    group: facts?.group ?? group,
    kind: object.kind,
    namespace: facts && !facts.namespaced ? null : namespace,
    name: object.metadata.name,
  })
}

export const labelOf = (name: ObjectName) => kindLabel(name.group, name.kind)

/** One text per object, for look-ups within a report. */
export const referenceOf = ({ group, kind, namespace, name }: ObjectName) =>
  `${group}/${kind}/${namespace ?? ''}/${name}`

/** Items by reference. Of two that describe the same object the newer stays, whatever their order. */
export function indexItems(items: readonly Item[]): Map<string, Item> {
  const index = new Map<string, Item>()
  for (const item of items) {
    const reference = referenceOf(item)
    const other = index.get(reference)
    if (!other || isNewer(item.object, other.object)) index.set(reference, item)
  }
  return index
}

function isNewer(left: KubernetesObject, right: KubernetesObject): boolean {
  const version = (object: KubernetesObject) => Number(object.metadata.resourceVersion) || 0
  if (version(left) !== version(right)) return version(left) > version(right)
  return JSON.stringify(left) > JSON.stringify(right)
}
