import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { exemptNow } from './assessed-resource'

/** Failures that somebody owns (or this person), and how many of them are past their due date, by check. */
export async function readGoverned(
  db: Database,
  environments: readonly string[],
  owner: string | undefined,
): Promise<ReadonlyMap<string, { owned: number; overdue: number }>> {
  const rows = await db.$queryRaw<{ check_id: string; owned: number; overdue: number }[]>`
    SELECT a.check_id, count(*)::int AS owned, (count(*) FILTER (WHERE a.due_at <= clock_timestamp()))::int AS overdue
    FROM assessment AS a
    WHERE a.environment_id = ANY(${[...environments]}::uuid[]) AND a.due_at IS NOT NULL
      ${owner === undefined ? Prisma.empty : Prisma.sql`AND a.owner_id = ${owner}`} AND NOT ${exemptNow}
    GROUP BY a.check_id`
  return new Map(rows.map(({ check_id, owned, overdue }) => [check_id, { owned, overdue }]))
}
