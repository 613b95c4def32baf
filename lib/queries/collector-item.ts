import type { Database } from '@/lib/db'
import { collectorHealth, type CollectorHealth } from '@/lib/model/collector-health'

export type CollectorItem = {
  id: string
  environmentId: string
  environment: string
  name: string
  formats: string[]
  health: CollectorHealth
  /** Its usual gap between reports in seconds; null while it is not known. */
  rhythm: number | null
  lastSeenAt: string | null
  createdAt: string
  tokenIssuedAt: string
  /** The first characters of its token. */
  hint: string
  /** After a rotation: until when the old token works. */
  oldTokenUntil: string | null
  expiresAt: string | null
  revokedAt: string | null
  /** Reports of the last 24 h that were taken in. */
  received: { value: number; capped: boolean }
  /** Of these, the ones that could not be read. */
  rejected: number
  /** Reports that were turned away because the plan was off, in all. */
  refused: number
  lastRefusedAt: string | null
}

export type CollectorRow = {
  id: string
  environmentId: string
  environment: { name: string }
  name: string
  formats: string[]
  rhythm: number | null
  lastSeenAt: Date | null
  createdAt: Date
  tokenIssuedAt: Date
  hint: string
  previousExpiresAt: Date | null
  expiresAt: Date | null
  revokedAt: Date | null
  refused: number
  lastRefusedAt: Date | null
}

export const collectorSelect = {
  id: true,
  environmentId: true,
  environment: { select: { name: true } },
  name: true,
  formats: true,
  rhythm: true,
  lastSeenAt: true,
  createdAt: true,
  tokenIssuedAt: true,
  hint: true,
  previousExpiresAt: true,
  expiresAt: true,
  revokedAt: true,
  refused: true,
  lastRefusedAt: true,
} as const

/** Counting the day of a busy collector stops here; its list says `10,000+`. */
const most = 10_000

/** Collectors as the API tells of them, with what each sent in the last 24 h: two statements, however many they are. */
export async function toCollectorItems(
  db: Database,
  rows: readonly CollectorRow[],
  now: Date,
): Promise<CollectorItem[]> {
  const ids = rows.map((row) => row.id)
  const since = new Date(now.getTime() - 24 * 3600 * 1000)
  const [received, rejected] = await Promise.all([
    db.$queryRaw<{ id: string; count: number }[]>`
      SELECT wanted.id, (SELECT count(*)::int FROM (
        SELECT 1 FROM report WHERE collector_id = wanted.id AND received_at > ${since} LIMIT ${most + 1}) AS one) AS count
      FROM unnest(${ids}::uuid[]) AS wanted (id)`,
    db.$queryRaw<{ id: string; count: number }[]>`
      SELECT collector_id AS id, count(*)::int AS count FROM report
      WHERE status = 'rejected' AND received_at > ${since} AND collector_id = ANY(${ids}::uuid[]) GROUP BY collector_id`,
  ])
  const receivedOf = new Map(received.map((row) => [row.id, row.count]))
  const rejectedOf = new Map(rejected.map((row) => [row.id, row.count]))
  return rows.map((row) => {
    const count = receivedOf.get(row.id) ?? 0
    const oldWorks = row.previousExpiresAt !== null && row.previousExpiresAt > now
    return {
      id: row.id,
      environmentId: row.environmentId,
      environment: row.environment.name,
      name: row.name,
      formats: row.formats,
      health: collectorHealth(row, now),
      rhythm: row.rhythm,
      lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
      createdAt: row.createdAt.toISOString(),
      tokenIssuedAt: row.tokenIssuedAt.toISOString(),
      hint: row.hint,
      oldTokenUntil: oldWorks ? (row.previousExpiresAt?.toISOString() ?? null) : null,
      expiresAt: row.expiresAt?.toISOString() ?? null,
      revokedAt: row.revokedAt?.toISOString() ?? null,
      received: { value: Math.min(count, most), capped: count > most },
      rejected: rejectedOf.get(row.id) ?? 0,
      refused: row.refused,
      lastRefusedAt: row.lastRefusedAt?.toISOString() ?? null,
    }
  })
}
