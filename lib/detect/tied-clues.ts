import type { EntityKind } from '@/lib/model/alert'
import { isTelling, type Clue } from './clue'

/**
 * For each clue, by its place in `clues`, those that share an entity of these kinds with it in the same cluster, and
 * are at most so many hours apart. Samples and real ones never belong together.
 */
export function tiedClues(clues: readonly Clue[], kinds: readonly EntityKind[], hours: number): Set<number>[] {
  const wanted = new Set(kinds)
  const byEntity = new Map<string, number[]>()
  for (const [at, clue] of clues.entries()) {
    for (const entity of clue.entities) {
      if (!wanted.has(entity.kind) || !isTelling(entity)) continue
      const key = `${clue.sample ? 'sample' : ''}|${clue.place}|${entity.id}`
      const list = byEntity.get(key)
      if (list) list.push(at)
      else byEntity.set(key, [at])
    }
  }
  const tied = clues.map(() => new Set<number>())
  for (const list of byEntity.values()) {
    for (const one of list) {
      for (const other of list) if (one !== other && areClose(clues[one], clues[other], hours)) tied[one]?.add(other)
    }
  }
  return tied
}

/** Whether at most so many hours lie between the end of one and the beginning of the other. */
function areClose(one: Clue | undefined, other: Clue | undefined, hours: number): boolean {
  if (!one || !other) return false
  return Math.max(one.first, other.first) - Math.min(one.last, other.last) <= hours * 3_600_000
}

/** The parts of a graph that hang together, each in the order of its nodes. Only `nodes` are walked. */
export function components(nodes: readonly number[], neighbours: readonly ReadonlySet<number>[]): number[][] {
  const open = new Set(nodes)
  const found: number[][] = []
  for (const start of nodes) {
    if (!open.delete(start)) continue
    const part = [start]
    for (let at = 0; at < part.length; at += 1) {
      for (const next of neighbours[part[at] ?? -1] ?? []) if (open.delete(next)) part.push(next)
    }
    found.push(part.sort((a, b) => a - b))
  }
  return found
}
