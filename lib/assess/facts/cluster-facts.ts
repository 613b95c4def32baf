import type { AssetKind } from '@/lib/model/asset'
import type { FactPart, FactTypes } from './part'

/** The cluster itself, as far as anything told. */
export type ClusterFact = { name: string; version: string | null; distribution: string | null }

/** One kind of object in one place of which a complete list was received; `*` stands for all. */
export type Shelf = { kind: string; objectKind: string; namespace: string }

export type FactInput = {
  cluster?: ClusterFact | null
  parts?: { readonly [Part in FactPart]?: readonly FactTypes[Part][] }
  listed?: readonly Shelf[]
}

/**
 * What a cluster holds beside the object that is assessed. A check sees the parts that it declares in `needs`; other
 * parts are empty. Look-ups are by index, so a check of thousands of objects does not walk thousands of others each time.
 */
export class ClusterFacts {
  readonly cluster: ClusterFact | null
  private readonly parts: NonNullable<FactInput['parts']>
  private readonly listed: readonly Shelf[]
  private readonly places = new Map<string, Map<string | null, unknown[]>>()
  private readonly names = new Map<string, Map<string, unknown>>()

  constructor({ cluster = null, parts = {}, listed = [] }: FactInput = {}) {
    this.cluster = cluster
    this.parts = parts
    this.listed = listed
  }

  all<Part extends FactPart>(part: Part): readonly FactTypes[Part][] {
    return this.parts[part] ?? []
  }

  /** The objects of one namespace; null: those that are in none. */
  in<Part extends FactPart>(part: Part, namespace: string | null): readonly FactTypes[Part][] {
    let index = this.places.get(part)
    if (!index) {
      index = new Map()
      for (const object of this.all(part)) {
        const found = index.get(object.namespace)
        if (found) found.push(object)
        else index.set(object.namespace, [object])
      }
      this.places.set(part, index)
    }
    return (index.get(namespace) ?? []) as FactTypes[Part][]
  }

  find<Part extends FactPart>(
    part: Part,
    objectKind: string,
    namespace: string | null,
    name: string,
  ): FactTypes[Part] | undefined {
    let index = this.names.get(part)
    if (!index) {
      index = new Map(
        this.all(part).map((object) => [nameOf(object.objectKind, object.namespace, object.name), object]),
      )
      this.names.set(part, index)
    }
    return index.get(nameOf(objectKind, namespace, name)) as FactTypes[Part] | undefined
  }

  /**
   * Whether a complete list of these objects was received, so that one which is not here does not exist. Without it,
   * absence proves nothing: say `notEvaluated`. `namespace` null: all of the cluster.
   */
  isListed(kind: AssetKind, objectKind: string, namespace: string | null): boolean {
    return this.listed.some(
      (shelf) =>
        shelf.kind === kind &&
        (shelf.objectKind === '*' || shelf.objectKind === objectKind) &&
        (shelf.namespace === '*' || shelf.namespace === namespace),
    )
  }
}

/** Nothing is known but the object itself. */
export const noFacts = new ClusterFacts()

/** Makes something of the facts once and keeps it as long as they live: an index that many objects look into. */
export function onceOf<T>(make: (facts: ClusterFacts) => T): (facts: ClusterFacts) => T {
  const made = new WeakMap<ClusterFacts, { value: T }>()
  return (facts) => {
    const known = made.get(facts)
    if (known) return known.value
    const value = make(facts)
    made.set(facts, { value })
    return value
  }
}

const nameOf = (objectKind: string, namespace: string | null, name: string) =>
  `${objectKind}/${namespace ?? ''}/${name}`
