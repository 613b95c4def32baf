import { z } from 'zod'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { retentionDays } from '@/lib/model/retention'
import { defineQuery, type Context } from '@/lib/operation'
import { reportSelect, toReportItem, type ReportItem } from './report-item'

export type ReportDetails = ReportItem & {
  cluster: string | null
  scope: string | null
  complete: boolean | null
  attempts: number
  /** The body as it came: its size on disk, or null when it is no longer kept. */
  body: { keptUntil: string | null } | null
}

const select = { ...reportSelect, cluster: true, scope: true, complete: true, attempts: true } as const
const input = z.strictObject({ id: z.uuid() })
const missing = () => new OperationError('not-found', 'There is no such report, or it is not yours to see.')

const day = 24 * 3600 * 1000
const kept = { processed: retentionDays.processedBody * day, rejected: retentionDays.rejectedBody * day }

async function find(id: string, narrow: object): Promise<ReportDetails> {
  const row = await db().report.findFirst({ where: { id, ...narrow }, select })
  if (!row) throw missing()
  const [collector, body] = await Promise.all([
    db().collector.findUnique({ where: { id: row.collectorId }, select: { name: true } }),
    db().reportBody.findUnique({ where: { reportId: id }, select: { reportId: true } }),
  ])
  const term = row.status === 'rejected' || row.status === 'processed' ? kept[row.status] : null
  return {
    ...toReportItem(row, collector?.name ?? row.collectorId, 100),
    cluster: row.cluster,
    scope: row.scope,
    complete: row.complete,
    attempts: row.attempts,
    body: body ? { keptUntil: term === null ? null : new Date(row.receivedAt.getTime() + term).toISOString() } : null,
  }
}

const readForPerson = defineQuery({
  permission: 'reports:read',
  input,
  run: async ({ scope }, { id }) => find(id, scope === 'all' ? {} : { environmentId: { in: scope } }),
})

/**
 * One report, for people who may read it and for the collector that sent it: that is how a pipeline learns what
 * became of its report. Throws OperationError unauthenticated, forbidden, not-found.
 */
export async function readReport(context: Context, query: { id: string }): Promise<ReportDetails> {
  if (context.actor.kind !== 'collector') return readForPerson(context, query)
  const parsed = input.safeParse(query)
  if (!parsed.success) throw new OperationError('invalid', '$.id: is no id of a report.')
  return find(parsed.data.id, { collectorId: context.actor.id })
}
