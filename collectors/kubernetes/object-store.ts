import type { ServedKind } from './discover-kinds'
import type { StrippedObject } from './strip-object'

/** A section of the cluster is reported as one: a namespace by its name, all that lies in none as ''. */
export type Section = string
export type StoredObject = Pick<StrippedObject, 'text' | 'maker'> & {
  kind: ServedKind
  name: string
  /** What was asked of elsewhere: the end of its text, a field with its value. */
  beside?: string
}

const idOf = (kind: { group: string; kind: string }, name: string) => `${kind.group}/${kind.kind}/${name}`

/**
 * What is known of the cluster: each object as the text that is sent, and which sections changed since they were
 * reported. Text, because ten thousand parsed pods take ten times the memory.
 */
export class ObjectStore {
  private readonly sections = new Map<Section, Map<string, StoredObject>>()
  /** When each section that is not reported yet first changed, in milliseconds. */
  readonly dirty = new Map<Section, number>()
  private readonly counted = new Map<string, number>()

  /** Takes an object in. What did not change in anything that we tell of changes nothing. */
  set(kind: ServedKind, object: StrippedObject, now: number): void {
    const section = object.namespace ?? ''
    const objects = this.sections.get(section) ?? new Map<string, StoredObject>()
    this.sections.set(section, objects)
    const id = idOf(kind, object.name)
    const before = objects.get(id)
    if (before?.text === object.text) return
    objects.set(id, {
      kind,
      name: object.name,
      text: object.text,
      maker: object.maker,
      ...(before?.beside && { beside: before.beside }),
    })
    if (!before) this.count(kind, 1)
    this.touch(section, now)
  }

  delete(kind: ServedKind, namespace: string | null, name: string, now: number): void {
    const section = namespace ?? ''
    const objects = this.sections.get(section)
    if (!objects?.delete(idOf(kind, name))) return
    if (objects.size === 0) this.sections.delete(section)
    this.count(kind, -1)
    this.touch(section, now)
  }

  /** After a whole list: everything of the kind that was not in it is gone. `seen` holds `namespace/name`. */
  keepOnly(kind: ServedKind, seen: ReadonlySet<string>, now: number): void {
    for (const [section, objects] of this.sections) {
      for (const object of objects.values()) {
        if (object.kind.group !== kind.group || object.kind.kind !== kind.kind) continue
        if (!seen.has(`${section}/${object.name}`)) this.delete(kind, section || null, object.name, now)
      }
    }
  }

  has(section: Section, kind: { group: string; kind: string }, name: string): boolean {
    return this.sections.get(section)?.has(idOf(kind, name)) ?? false
  }

  /** Puts a field beside objects, by name; the values are JSON. */
  putBeside(
    section: Section,
    kind: { group: string; kind: string },
    field: string,
    values: ReadonlyMap<string, string>,
    now: number,
  ): void {
    for (const [name, value] of values) {
      const object = this.sections.get(section)?.get(idOf(kind, name))
      const beside = `,${JSON.stringify(field)}:${value}}`
      if (!object || object.beside === beside) continue
      object.beside = beside
      this.touch(section, now)
    }
  }

  /** The names of the objects of one kind in a section. */
  namesOf(section: Section, { group, kind }: { group: string; kind: string }): string[] {
    return [...(this.sections.get(section)?.values() ?? [])].flatMap((object) =>
      object.kind.group === group && object.kind.kind === kind ? object.name : [],
    )
  }

  /** The objects of a section that are to be told: what was made by something that is gone is going too. */
  *objects(section: Section): Generator<StoredObject> {
    const objects = this.sections.get(section)
    for (const object of objects?.values() ?? []) {
      if (!isMade(object, objects)) continue
      yield object.beside ? { ...object, text: object.text.slice(0, -1) + object.beside } : object
    }
  }

  /** The sections that hold anything. */
  names(): Section[] {
    return [...this.sections.keys()].sort()
  }

  /** All there can be: outside namespaces first, then every namespace, also one that is empty. */
  allSections(): Section[] {
    const listed = [...(this.sections.get('')?.values() ?? [])].flatMap((object) =>
      object.kind.group === '' && object.kind.kind === 'Namespace' ? object.name : [],
    )
    return [...new Set(['', ...this.sections.keys(), ...listed])].sort()
  }

  /** Characters of text in a section. */
  size(section: Section): number {
    let size = 0
    for (const { text } of this.sections.get(section)?.values() ?? []) size += text.length
    return size
  }

  /** How many there are of each kind. */
  counts(): Record<string, number> {
    return Object.fromEntries([...this.counted].filter(([, count]) => count > 0).sort(([a], [b]) => (a < b ? -1 : 1)))
  }

  private touch(section: Section, now: number): void {
    if (!this.dirty.has(section)) this.dirty.set(section, now)
  }

  private count({ group, kind }: ServedKind, by: number): void {
    const label = group.includes('.') && !group.endsWith('.k8s.io') ? `${kind}.${group}` : kind
    this.counted.set(label, (this.counted.get(label) ?? 0) + by)
  }
}

/** Whether everything that made it, up to the top, is there. */
function isMade({ maker }: StoredObject, objects: ReadonlyMap<string, StoredObject> | undefined): boolean {
  if (maker === null) return true
  const found = objects?.get(idOf({ group: groupOfMaker(maker.kind), kind: maker.kind }, maker.name))
  // Owners that go round in a circle are cut off by their kinds: a pod owns no ReplicaSet.
  return found !== undefined && found.maker?.name !== maker.name && isMade(found, objects)
}

const groupOfMaker = (kind: string) => (kind === 'ReplicationController' ? '' : kind.endsWith('Job') ? 'batch' : 'apps')
