import type { Transaction } from '@/lib/db'
import type { AuditContext } from '@/lib/detect/audit/context'
import { earlierStateOf, isNews, type Evaluated } from '@/lib/detect/audit/evaluate'
import { loadKnown } from './known-inventory'
import type { KeyResolver } from './resolve-keys'

/**
 * The hits without those on a change that left everything as it was: a GitOps tool that applies the same privileged
 * workload every few minutes brings nothing new. Held against the inventory's copy where that was taken before the
 * request; where there is none, or it is newer, the hit stands. One statement, and none when nothing was changed.
 */
export async function onlyNews(
  tx: Transaction,
  hits: readonly Evaluated[],
  context: AuditContext,
  keys: KeyResolver,
): Promise<readonly Evaluated[]> {
  const asked = new Map(hits.flatMap((hit) => entryOf(hit)))
  if (asked.size === 0) return hits
  const known = await loadKnown(tx, [...asked.values()], keys)
  return hits.filter((hit) => {
    const before = known.get(asked.get(hit) ?? '')
    return !before || before.since.getTime() > Date.parse(hit.event.at) || isNews(hit, before.value, context)
  })
}

function entryOf(hit: Evaluated): (readonly [Evaluated, string])[] {
  const key = earlierStateOf(hit)
  return key === null ? [] : [[hit, key]]
}
