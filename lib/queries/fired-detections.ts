import type { Transaction } from '@/lib/db'
import type { Fired } from './detection-item'

const most = 1_000
const days = 30

/** How many alerts each of these types raised in the last 30 days, up to a thousand, and when the last one was. */
export async function firedDetections(
  db: Pick<Transaction, '$queryRaw'>,
  environments: readonly string[],
  types: readonly string[],
  now: Date,
): Promise<Map<string, Fired>> {
  const since = new Date(now.getTime() - days * 86_400_000)
  const rows = await db.$queryRaw<{ type: string; value: number; last_at: Date | null }[]>`
    SELECT wanted.type, count(seen.last_seen_at)::int AS value, max(seen.last_seen_at) AS last_at
    FROM unnest(${[...types]}::text[]) AS wanted (type), unnest(${[...environments]}::uuid[]) AS place (id),
      LATERAL (SELECT last_seen_at FROM alert WHERE environment_id = place.id AND alert.type = wanted.type
        AND last_seen_at >= ${since} LIMIT ${most + 1}) AS seen
    GROUP BY wanted.type`
  return new Map(
    rows.map((row) => [row.type, { value: Math.min(row.value, most), capped: row.value > most, lastAt: row.last_at }]),
  )
}
