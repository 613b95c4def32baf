import { gunzipSync } from 'node:zlib'
import type { Transaction } from '@/lib/db'
import type { Format } from '@/lib/model/format'
import type { Problem } from '@/lib/model/json'
import type { Observation } from '@/lib/model/observation'
import type { ReportCounts } from '@/lib/store/write-observation'
import { adapterOf } from './adapters'
import { cutBytes } from './cut-bytes'
import { readDocuments } from './documents'
import { fitObservation } from './fit-observation'
import { mapRules } from './map-rules'
import { unpackAudit } from './pack-audit'

/** A report whose turn it is, locked by the transaction that took it. */
export type QueuedReport = {
  id: string
  collector_id: string
  collector: string
  environment_id: string
  format: Format
  received_at: Date
  collected_at: Date | null
  cluster: string | null
  scope: string | null
  complete: boolean | null
  sample: boolean
  encoding: string
  body: Uint8Array
}

/** How many small event reports of one collector are handled in one transaction. Those of an audit log hold hundreds. */
export const eventBatch = (format: Format) => (format === 'kubernetes-audit' ? 12 : 200)

const columns = `report.id, collector_id, collector.name AS collector, report.environment_id, format, received_at,
  collected_at, cluster, scope, complete, sample, encoding, body`
const tables = 'report JOIN report_body ON report_id = report.id JOIN collector ON collector.id = collector_id'

/** Takes this report; nothing when it is done, or another worker has it. */
export async function takeReport(tx: Transaction, reportId: string): Promise<QueuedReport[]> {
  return tx.$queryRawUnsafe<QueuedReport[]>(
    `SELECT ${columns} FROM ${tables} WHERE report.id = $1::uuid AND report.status = 'queued' FOR UPDATE OF report SKIP LOCKED`,
    reportId,
  )
}

/**
 * Takes this report of events, unless it is done, and the oldest of its collector that wait beside it, and ends the
 * jobs of the latter. Reports that failed before are taken alone.
 */
export async function takeEventReports(tx: Transaction, reportId: string, most: number): Promise<QueuedReport[]> {
  const rows = await tx.$queryRawUnsafe<QueuedReport[]>(
    `WITH first AS (
       SELECT collector_id, format FROM report WHERE id = $1::uuid AND (status <> 'queued' OR attempts = 0))
     SELECT ${columns} FROM ${tables}
     WHERE report.status = 'queued' AND attempts = 0
       AND (report.collector_id, report.format) = (SELECT collector_id, format FROM first)
     ORDER BY received_at LIMIT $2 FOR UPDATE OF report SKIP LOCKED`,
    reportId,
    most,
  )
  // It failed before, or more than a batch of older ones wait.
  if (!rows.some((row) => row.id === reportId)) rows.push(...(await takeReport(tx, reportId)))
  await tx.$queryRaw`
    SELECT count(*)::int FROM graphile_worker.complete_jobs(ARRAY(
      SELECT id FROM graphile_worker.jobs WHERE key = ANY(${rows.map((row) => row.id)}::text[]) AND locked_at IS NULL))`
  return rows
}

/** What the report says, or why it cannot be read. */
export function readReport(
  row: QueuedReport,
): { ok: true; observation: Observation } | { ok: false; problems: Problem[] } {
  const text = (row.encoding === 'gzip' ? gunzipSync(row.body) : Buffer.from(row.body)).toString('utf8')
  if (row.format === 'kubernetes-audit') {
    const audit = unpackAudit(text)
    return audit.ok ? { ok: true, observation: fitObservation(audit.observation, row.received_at) } : audit
  }
  const documents = readDocuments(text)
  if (!documents.ok) return documents
  const adapter = adapterOf(row.format)
  const problem = adapter.recognise(documents.documents)
  if (problem) return { ok: false, problems: [problem] }
  const read = adapter.read(documents.documents, {
    collectedAt: (row.collected_at ?? row.received_at).toISOString(),
    collector: row.collector,
    ...(row.cluster === null ? {} : { cluster: row.cluster }),
    ...(row.scope === null ? {} : { scope: row.scope }),
    ...(row.complete === null ? {} : { complete: row.complete }),
  })
  return read.ok ? { ok: true, observation: fitObservation(mapRules(read.observation), row.received_at) } : read
}

/** How a report ended: what it said and did, or why it could not be read. */
export type ReportEnd =
  | { row: QueuedReport; observation: Observation; counts: ReportCounts }
  | { row: QueuedReport; problems: Problem[] }

/** Writes the end of these reports into the ledger. */
export async function settleReports(tx: Transaction, ends: readonly ReportEnd[]): Promise<void> {
  if (ends.length === 0) return
  const rows = ends.map((end) =>
    'counts' in end
      ? {
          id: end.row.id,
          status: 'processed',
          title: end.observation.title.slice(0, 300),
          subject: subjectOf(end.observation),
          counts: end.counts,
          // A report of 10,000 faulty items need not say so 10,000 times; the count is exact.
          problems: end.observation.rejected.slice(0, 100),
        }
      : { id: end.row.id, status: 'rejected', problems: end.problems.slice(0, 100) },
  )
  await tx.$executeRaw`
    UPDATE report SET status = row.status, processed_at = ${new Date()}, attempts = attempts + 1,
      title = coalesce(row.title, report.title), subject = coalesce(row.subject, report.subject),
      counts = coalesce(row.counts, report.counts), problems = row.problems
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      AS row (id uuid, status text, title text, subject text, counts jsonb, problems jsonb)
    WHERE report.id = row.id`
}

/** What the report is about; two reports with the same subject replace each other. */
function subjectOf(observation: Observation): string {
  const scopes = observation.scopes.map((scope) =>
    'asset' in scope
      ? scope.asset
      : [scope.cluster, ...('namespaces' in scope ? (scope.namespaces ?? []) : [])].join('/'),
  )
  return cutBytes([...new Set(scopes)].toSorted().join(' '), 1_000)
}
