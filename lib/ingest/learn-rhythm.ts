import { db } from '@/lib/db'
import { collectorRhythm } from '@/lib/model/collector-health'
import { formatFacts, formats } from '@/lib/model/format'

const regular = formats.filter((format) => formatFacts[format].nature === 'snapshot')
/** How far back a busy collector is read; it needs no more to show its beat. */
const most = 2_000

/**
 * Learns how often each collector reports from its reports of states. Events come when something happens, so a
 * collector that sends nothing else has no rhythm and is never late. Run by a worker; safe to run twice.
 */
export async function learnRhythm(now: Date): Promise<void> {
  const since = new Date(now.getTime() - 60 * 24 * 3600 * 1000)
  const rows = await db().$queryRaw<{ id: string; rhythm: number | null; times: Date[] }[]>`
    SELECT collector.id, collector.rhythm, ARRAY(
      SELECT DISTINCT date_bin('5 minutes', received_at, 'epoch') AS beat FROM (
        SELECT received_at FROM report
        WHERE collector_id = collector.id AND format = ANY(${regular}::text[]) AND received_at > ${since}
        ORDER BY received_at DESC LIMIT ${most}) AS newest
      ORDER BY beat DESC LIMIT 100) AS times
    FROM collector WHERE revoked_at IS NULL AND last_seen_at > ${since}`
  const learned = rows
    .map((row) => ({ id: row.id, before: row.rhythm, rhythm: collectorRhythm(row.times) }))
    .filter((row) => row.rhythm !== row.before)
  if (learned.length === 0) return
  await db().$executeRaw`
    UPDATE collector SET rhythm = learned.rhythm
    FROM unnest(${learned.map((row) => row.id)}::uuid[], ${learned.map((row) => row.rhythm)}::int[]) AS learned (id, rhythm)
    WHERE collector.id = learned.id`
}
