import { gunzipSync } from 'node:zlib'
import { isDatabaseUnavailable } from '@/lib/database/unavailable'
import { db, type Transaction } from '@/lib/db'
import { formatFacts, formatSchema, type Format } from '@/lib/model/format'
import type { Problem } from '@/lib/model/json'
import type { Observation } from '@/lib/model/observation'
import { writeObservation, type ReportCounts } from '@/lib/store/write-observation'
import { adapterOf } from './adapters'
import { readDocuments } from './documents'

type Row = {
  id: string
  collector_id: string
  collector: string
  environment_id: string
  format: string
  received_at: Date
  collected_at: Date | null
  cluster: string | null
  scope: string | null
  complete: boolean | null
  encoding: string
  body: Uint8Array
}

/** How many small event reports of one collector are handled in one transaction. */
const eventBatch = 200

/**
 * Processes one accepted report, and with an event report up to 200 others that wait beside it. Everything it
 * writes, the report's own state included, is one transaction: a process that dies leaves the report queued.
 * A report that cannot be read becomes rejected; an error of ours is thrown, so that the job is tried again.
 */
export async function processReport(reportId: string): Promise<void> {
  const waiting = await db().report.findUnique({ where: { id: reportId }, select: { status: true, format: true } })
  if (!waiting || waiting.status !== 'queued') return
  const format = formatSchema.parse(waiting.format)
  if (formatFacts[format].nature !== 'events') return processRows(format, (tx) => take(tx, reportId))
  try {
    await processRows(format, (tx) => takeEvents(tx, reportId))
  } catch (error) {
    if (isDatabaseUnavailable(error)) throw error
    // One report that makes the batch fail must not take the others with it: each is tried by itself.
    await processRows(format, (tx) => take(tx, reportId))
  }
}

async function processRows(format: Format, take: (tx: Transaction) => Promise<Row[]>): Promise<void> {
  await db().$transaction(async (tx) => {
    for (const row of await take(tx)) {
      const read = readReport(row, format)
      if (read.ok) {
        const counts = await writeObservation(
          tx,
          { environmentId: row.environment_id, reportId: row.id, receivedAt: row.received_at },
          read.observation,
        )
        await finish(tx, row, read.observation, counts)
      } else await reject(tx, row, read.problems)
    }
  })
}

const columns = `report.id, collector_id, collector.name AS collector, report.environment_id, format, received_at,
  collected_at, cluster, scope, complete, encoding, body`
const tables = 'report JOIN report_body ON report_id = report.id JOIN collector ON collector.id = collector_id'

async function take(tx: Transaction, reportId: string): Promise<Row[]> {
  return tx.$queryRawUnsafe<Row[]>(
    `SELECT ${columns} FROM ${tables} WHERE report.id = $1::uuid AND report.status = 'queued' FOR UPDATE OF report SKIP LOCKED`,
    reportId,
  )
}

async function takeEvents(tx: Transaction, reportId: string): Promise<Row[]> {
  return tx.$queryRawUnsafe<Row[]>(
    `WITH first AS (SELECT collector_id, format FROM report WHERE id = $1::uuid AND status = 'queued')
     SELECT ${columns} FROM ${tables}
     WHERE report.status = 'queued' AND (report.collector_id, report.format) = (SELECT collector_id, format FROM first)
     ORDER BY received_at LIMIT ${eventBatch} FOR UPDATE OF report SKIP LOCKED`,
    reportId,
  )
}

function readReport(
  row: Row,
  format: Format,
): { ok: true; observation: Observation } | { ok: false; problems: Problem[] } {
  const text = (row.encoding === 'gzip' ? gunzipSync(row.body) : Buffer.from(row.body)).toString('utf8')
  const documents = readDocuments(text)
  if (!documents.ok) return documents
  const adapter = adapterOf(format)
  const problem = adapter.recognise(documents.documents)
  if (problem) return { ok: false, problems: [problem] }
  return adapter.read(documents.documents, {
    collectedAt: (row.collected_at ?? row.received_at).toISOString(),
    collector: row.collector,
    ...(row.cluster === null ? {} : { cluster: row.cluster }),
    ...(row.scope === null ? {} : { scope: row.scope }),
    ...(row.complete === null ? {} : { complete: row.complete }),
  })
}

async function finish(tx: Transaction, row: Row, observation: Observation, counts: ReportCounts): Promise<void> {
  await tx.report.update({
    where: { id: row.id },
    data: {
      status: 'processed',
      processedAt: new Date(),
      title: observation.title.slice(0, 300),
      subject: subjectOf(observation),
      counts,
      // A report of 10,000 faulty items need not say so 10,000 times; the count is exact.
      problems: observation.rejected.slice(0, 100),
      attempts: { increment: 1 },
    },
  })
}

async function reject(tx: Transaction, row: Row, problems: Problem[]): Promise<void> {
  await tx.report.update({
    where: { id: row.id },
    data: { status: 'rejected', processedAt: new Date(), problems: problems.slice(0, 100), attempts: { increment: 1 } },
  })
}

/** What the report is about; two reports with the same subject replace each other. */
function subjectOf(observation: Observation): string {
  const scopes = observation.scopes.map((scope) =>
    scope.type === 'findings' ? scope.asset : [scope.cluster, ...(scope.namespaces ?? [])].join('/'),
  )
  return [...new Set(scopes)].toSorted().join(' ').slice(0, 1_000)
}
