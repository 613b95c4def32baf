import { checkById } from '@/lib/assess/catalogue'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AssessmentStatus } from '@/lib/model/assessment'
import type { EntityEntry } from '@/lib/model/entity-view'
import { severityOfRank } from '@/lib/model/severity'
import { noSeverities } from '@/lib/model/severity-totals'
import { behind, type EntryKey } from './entity-timeline-order'
import { countLimit } from './page'

type Turned = { at: Date; checkId: string; before: AssessmentStatus; after: AssessmentStatus; cause: string }
type Moment = { at: Date; ranks: number[]; counts: number[]; rules: string[]; titles: string[] }

/** What turned healthy or unhealthy on an asset. */
export async function turnedChecks(
  db: Database,
  asset: string,
  after: EntryKey | null,
  most: number,
): Promise<EntityEntry[]> {
  const rows = await db.$queryRaw<Turned[]>`
    SELECT at, check_id AS "checkId", before, after, cause FROM assessment_change
    WHERE asset_id = ${asset}::uuid AND ${behind(after, 'posture', 'at', 'check_id')}
    ORDER BY at DESC, check_id DESC LIMIT ${most}`
  return rows.map(({ at, checkId, before, after: now, cause }) => {
    const check = checkById(checkId)
    return {
      sort: 'posture',
      id: checkId,
      at: at.toISOString(),
      check: { id: checkId, name: check?.name ?? checkId, severity: check?.severity ?? null },
      before,
      after: now,
      cause,
    }
  })
}

/** When findings of an asset appeared or were resolved; those of one moment, mostly of one report, are one entry. */
export async function foundOn(
  db: Database,
  sort: 'appeared' | 'resolved',
  asset: string,
  after: EntryKey | null,
  most: number,
): Promise<EntityEntry[]> {
  const at = timeOf[sort]
  const rows = await db.$queryRaw<Moment[]>`
    SELECT at, array_agg(severity ORDER BY severity DESC) AS ranks, array_agg(count ORDER BY severity DESC) AS counts,
      array_agg(rule ORDER BY severity DESC) AS rules, array_agg(title ORDER BY severity DESC) AS titles
    FROM (
      SELECT ${Prisma.raw(at)} AS at, severity, count(*)::int AS count, (array_agg(rule ORDER BY fingerprint))[1] AS rule,
        (array_agg(title ORDER BY fingerprint))[1] AS title
      FROM finding WHERE ${ofSort(sort, asset)} AND ${behind(after, sort, at, null)} GROUP BY 1, 2) AS its
    GROUP BY at ORDER BY at DESC LIMIT ${most}`
  return rows.map((row) => {
    const severities = { ...noSeverities }
    for (const [index, rank] of row.ranks.entries()) severities[severityOfRank(rank)] += row.counts[index] ?? 0
    return {
      sort,
      id: sort,
      at: row.at.toISOString(),
      findings: row.counts.reduce((sum, count) => sum + count, 0),
      severities,
      worst: { rule: row.rules[0] ?? '', title: row.titles[0] ?? '' },
    }
  })
}

const timeOf = { appeared: 'first_seen_at', resolved: 'resolved_at' } as const
const ofSort = (sort: 'appeared' | 'resolved', asset: string) =>
  sort === 'appeared'
    ? Prisma.sql`asset_id = ${asset}::uuid`
    : Prisma.sql`asset_id = ${asset}::uuid AND NOT open AND resolved_at IS NOT NULL`

/** How many results turned, up to 10,001. */
export async function countTurned(db: Database, asset: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM assessment_change WHERE asset_id = ${asset}::uuid LIMIT ${countLimit + 1}) AS turned`
  return row?.count ?? 0
}

/** At how many moments findings appeared or were resolved. */
export async function countFound(db: Database, asset: string): Promise<number> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT (SELECT count(DISTINCT first_seen_at)::int FROM finding WHERE ${ofSort('appeared', asset)})
      + (SELECT count(DISTINCT resolved_at)::int FROM finding WHERE ${ofSort('resolved', asset)}) AS count`
  return row?.count ?? 0
}
