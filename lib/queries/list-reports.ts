import { z } from 'zod'
import { formatSchema } from '@/lib/model/format'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'
import { reportSelect, toReportItem, type ReportItem } from './report-item'
import { sinceInput } from './text-input'

const statuses = ['queued', 'processing', 'processed', 'rejected'] as const

/** The ledger of reports, the newest first, each with its first three problems. */
export const listReports = defineQuery({
  permission: 'reports:read',
  input: z.strictObject({
    environment: environmentInput,
    collector: z.uuid().optional(),
    format: formatSchema.optional(),
    status: oneOrMore(z.enum(statuses)),
    since: sinceInput.optional(),
    ...pageInput,
  }),
  async run({ db, scope }, filter): Promise<Page<ReportItem>> {
    const environments = await environmentsInScope(db, scope, filter.environment)
    const where = {
      environmentId: { in: environments },
      ...(filter.collector === undefined ? {} : { collectorId: filter.collector }),
      ...(filter.format === undefined ? {} : { format: filter.format }),
      ...(filter.status === undefined ? {} : { status: { in: filter.status } }),
      ...(filter.since === undefined ? {} : { receivedAt: { gte: new Date(filter.since) } }),
    }
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, key)
    const at = after === null ? null : new Date(after[0])
    const beyond =
      after === null || at === null
        ? {}
        : { OR: [{ receivedAt: { lt: at } }, { receivedAt: at, id: { lt: after[1] } }] }
    const [rows, matching] = await Promise.all([
      db.report.findMany({
        where: { AND: [where, beyond, at === null ? {} : { receivedAt: { lte: at } }] },
        orderBy: [{ receivedAt: 'desc' }, { id: 'desc' }],
        take: filter.limit + 1,
        select: reportSelect,
      }),
      db.report.count({ where, take: countLimit + 1 }),
    ])
    const collectors = await db.collector.findMany({
      where: { id: { in: [...new Set(rows.map((row) => row.collectorId))] } },
      select: { id: true, name: true },
    })
    const nameOf = new Map(collectors.map((row) => [row.id, row.name]))
    return toPage(
      rows,
      filter.limit,
      { value: Math.min(matching, countLimit), capped: matching > countLimit },
      (row) => [row.receivedAt.toISOString(), row.id],
      (row) => toReportItem(row, nameOf.get(row.collectorId) ?? row.collectorId, 3),
    )
  },
})

const key = z.tuple([z.iso.datetime(), z.uuid()])
