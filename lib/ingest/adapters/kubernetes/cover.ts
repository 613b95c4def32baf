import type { AssetKind } from '@/lib/model/asset'
import type { ObservedScope } from '@/lib/model/observation'
import { kindFacts, kindLabel, type KindFacts } from '@/lib/model/kubernetes-kinds'
import { labelOf, type DocumentFacts, type Item, type Rejection } from './read-items'

type Presence = { label: string; asset: AssetKind; namespaced: boolean }
type AssetScope = Extract<ObservedScope, { type: 'assets' }>
export type CoverInput = {
  cluster: string
  items: readonly Item[]
  documents: readonly DocumentFacts[]
  rejected: readonly Rejection[]
  /** Custom kinds that are seen to control pods. */
  controllers: ReadonlySet<string>
  /** Kinds that the sender says it asked for; those that are missing then do not exist. */
  asked: readonly KindFacts[]
  /** The sender's word. */
  complete: boolean | undefined
}

/** Asset kinds that several kinds of objects share: there, only the listed kinds are covered. */
const shared = new Set<AssetKind>([
  'workload',
  'role',
  'role-binding',
  'ingress',
  'network-policy',
  'quota',
  'admission',
  'volume',
])

/**
 * What the report covers, each list by itself. A kind is complete when a whole list holds at least one object of
 * it: `kubectl get deployments -A` says nothing of pods, one object that is no list says nothing of the others.
 * A list whose objects share one namespace may be `kubectl get -n`, so it covers that namespace alone. Kinds of
 * which an object was rejected, and lists that the server cut, are incomplete. When the sender says that the
 * report is whole, all documents count as one list and an empty typed list proves that there are none. Kinds that the
 * sender asked for and did not get do not exist either, where the list shows that it is of all namespaces.
 */
export function cover(input: CoverInput): AssetScope[] {
  const scopes = new Map<string, AssetScope>()
  const whole = input.complete === true
  const truncated = input.documents.some((document) => document.truncated)
  if (whole) {
    const empty = input.documents.flatMap(({ listedKind }) => listedKind ?? [])
    addScopes(scopes, input, input.items, !truncated, [...empty, ...input.asked])
  } else {
    const byDocument = new Map<number, Item[]>()
    for (const item of input.items) {
      const found = byDocument.get(item.document)
      if (found) found.push(item)
      else byDocument.set(item.document, [item])
    }
    for (const [index, items] of byDocument) {
      const document = input.documents[index]
      const isWhole = document?.list === true && !document.truncated && input.complete !== false
      addScopes(scopes, input, items, isWhole, isWhole && holdsAllNamespaces(items) ? input.asked : [])
    }
  }
  const sorted = [...scopes.entries()].sort(([a], [b]) => (a < b ? -1 : 1))
  return sorted.map(([, scope]) => ({
    ...scope,
    kinds: scope.kinds.sort(),
    ...(scope.objectKinds && { objectKinds: scope.objectKinds.sort() }),
  }))
}

function addScopes(
  into: Map<string, AssetScope>,
  input: CoverInput,
  items: readonly Item[],
  isWhole: boolean,
  empty: readonly KindFacts[],
): void {
  const present = new Map<string, Presence>()
  const namespaces = new Set<string>()
  for (const item of items) {
    const presence = presenceOf(item, input.controllers)
    if (!presence) continue
    present.set(presence.label, presence)
    if (presence.namespaced && item.namespace) namespaces.add(item.namespace)
  }
  for (const { group, kind, asset, namespaced } of empty) {
    const label = kindLabel(group, kind)
    if (!present.has(label)) present.set(label, { label, asset, namespaced })
  }
  const allNamespaces = holdsAllNamespaces(items)
  const [only] = namespaces
  const limit =
    namespaces.size === 1 && only !== undefined && !(input.complete === true && allNamespaces) ? [only] : null
  const faulty = new Set(input.rejected.flatMap((one) => (one.partial ? [] : [one.kind])))
  for (const { label, asset, namespaced } of present.values()) {
    // `kubectl get namespace shop` is a list of one in a file with others; every cluster has several.
    const proven = isWhole && (label !== 'Namespace' || allNamespaces)
    const complete = proven && !faulty.has(label) && !faulty.has(null)
    const within = namespaced ? limit : null
    const id = JSON.stringify([complete, shared.has(asset), within])
    const scope = into.get(id) ?? {
      type: 'assets',
      cluster: input.cluster,
      kinds: [],
      ...(shared.has(asset) && { objectKinds: [] }),
      ...(within && { namespaces: within }),
      complete,
    }
    if (!scope.kinds.includes(asset)) scope.kinds.push(asset)
    if (scope.objectKinds && !scope.objectKinds.includes(label)) scope.objectKinds.push(label)
    into.set(id, scope)
  }
}

/** `kubectl get namespace shop` shows one; every cluster has several, `kube-system` among them. */
function holdsAllNamespaces(items: readonly Item[]): boolean {
  const listed = new Set(items.filter((item) => labelOf(item) === 'Namespace').map((item) => item.name))
  return listed.size > 1 && listed.has('kube-system')
}

function presenceOf(item: Item, controllers: ReadonlySet<string>): Presence | null {
  const label = labelOf(item)
  const facts = kindFacts(item.group, item.kind)
  if (facts) return { label, asset: facts.asset, namespaced: facts.namespaced }
  return controllers.has(label) && item.namespace ? { label, asset: 'workload', namespaced: true } : null
}
