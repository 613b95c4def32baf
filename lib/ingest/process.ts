import { setTimeout as sleep } from 'node:timers/promises'
import { isDatabaseUnavailable } from '@/lib/database/unavailable'
import { db, type Transaction } from '@/lib/db'
import { formatFacts, formatSchema } from '@/lib/model/format'
import { writeAudit } from '@/lib/store/write-audit'
import { writeObservation } from '@/lib/store/write-observation'
import { inTurn } from './in-turn'
import { joinEvents, shareCounts, shareRequests } from './join-events'
import {
  eventBatch,
  readReport,
  settleReports,
  takeEventReports,
  takeReport,
  type QueuedReport,
  type ReportEnd,
} from './queued-report'

/** When this process began, or will begin, the last batch of events of each collector. */
const lastBatch = new Map<string, number>()

/**
 * Processes one accepted report, and with an event report up to 200 others that wait beside it. Everything it
 * writes, the report's own state included, is one transaction: a process that dies leaves the report queued.
 * A report that cannot be read becomes rejected; an error of ours is thrown, so that the job is tried again.
 * Batches of one collector's events begin `pause` milliseconds apart: the first at once, those of a storm fewer and
 * larger.
 */
export async function processReport(reportId: string, { pause = 0 } = {}): Promise<void> {
  const waiting = await db().report.findUnique({
    where: { id: reportId },
    select: { status: true, format: true, collectorId: true },
  })
  if (!waiting || waiting.status !== 'queued') return
  const alone = (tx: Transaction) => takeReport(tx, reportId)
  const format = formatSchema.parse(waiting.format)
  if (formatFacts[format].nature !== 'events') return void (await processRows(alone))
  const begin = Math.max(performance.now(), (lastBatch.get(waiting.collectorId) ?? -Infinity) + pause)
  lastBatch.set(waiting.collectorId, begin)
  if (begin > performance.now()) await sleep(begin - performance.now())
  try {
    const taken = await inTurn(waiting.collectorId, () =>
      processRows((tx) => takeEventReports(tx, reportId, eventBatch(format))),
    )
    // More are waiting than one batch can hold: no more patience.
    if (taken >= eventBatch(format)) lastBatch.delete(waiting.collectorId)
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error
    // One report that makes the batch fail must not take the others with it: each is tried by itself.
    await processRows(alone).catch(async (own: unknown) => {
      await db().$executeRaw`
        UPDATE report SET attempts = greatest(attempts, 1) WHERE id = ${reportId}::uuid AND status = 'queued'`
      throw own
    })
  }
}

async function processRows(take: (tx: Transaction) => Promise<QueuedReport[]>): Promise<number> {
  return db().$transaction(async (tx) => {
    const read = (await take(tx)).map((row) => ({ row, ...readReport(row) }))
    const ends: ReportEnd[] = read.flatMap((report) => (report.ok ? [] : [report]))
    for (const group of joinEvents(read.flatMap((report) => (report.ok ? [report] : [])))) {
      if (group.observation.audit) ends.push(...shareRequests(group, await writeAudit(tx, group, group.observation)))
      else ends.push(...shareCounts(group, await writeObservation(tx, group, group.observation)))
    }
    await settleReports(tx, ends)
    return read.length
  })
}
