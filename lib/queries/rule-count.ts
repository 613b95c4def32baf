import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'

/** Counts of this process, each with the state of the tallies it was made from; the oldest are forgotten. */
const counts = new Map<string, { state: string; count: number }>()
const mostCounts = 500

/**
 * How many vulnerabilities have open findings of these classes (`null`: of any) in these environments, exactly. An
 * id may be in many classes and environments, so no sum gives that; it is counted once for each state of the tallies.
 * Whoever moves a finding writes its class's row of `finding_tally`, so those rows' versions tell the state.
 */
export async function countRules(
  db: Database,
  environments: readonly string[],
  classes: readonly number[] | null,
): Promise<number> {
  const ids = environments.toSorted()
  const key = JSON.stringify([ids, classes])
  const [row] = await db.$queryRaw<{ state: string }[]>`
    SELECT count(*) || ' ' || COALESCE(sum(xmin::text::bigint), 0) AS state FROM finding_tally
    WHERE environment_id = ANY(${ids}::uuid[])`
  // The state is read first: what is written after it makes the count newer than its mark, and then it is made again.
  const state = row?.state ?? ''
  const kept = counts.get(key)
  if (kept?.state === state) return kept.count
  const facets = classes === null ? Prisma.sql`true` : Prisma.sql`class = ANY(${[...classes]}::int[])`
  const [counted] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT rule FROM rule_tally WHERE environment_id = ANY(${ids}::uuid[]) AND kind = 'vulnerability' AND count > 0
        AND ${facets} GROUP BY rule) AS rules`
  const count = counted?.count ?? 0
  counts.delete(key)
  counts.set(key, { state, count })
  const [oldest] = counts.keys()
  if (counts.size > mostCounts && oldest !== undefined) counts.delete(oldest)
  return count
}
