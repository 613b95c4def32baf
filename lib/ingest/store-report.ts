import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { inBatches } from '@/lib/in-batches'
import type { Format } from '@/lib/model/format'
import type { Problem } from '@/lib/model/json'
import type { ReportBody } from './read-body'

/** A report as it came, to be kept. */
export type IncomingReport = {
  collectorId: string
  environmentId: string
  format: Format
  receivedAt: Date
  collectedAt: string | undefined
  cluster: string | undefined
  scope: string | undefined
  complete: boolean | undefined
  /** Made by a simulation: its alerts are marked, and count in no trend. */
  sample: boolean
  /** SHA-256 over the unpacked body and the headers that change its meaning, in hex. */
  bodyHash: string
  body: ReportBody
}

export type StoredReport = {
  id: string
  status: 'queued' | 'processing' | 'processed' | 'rejected'
  receivedAt: Date
  /** True when the same body was there already and nothing was stored. */
  duplicate: boolean
}

/** Keeps one report with its body and, unless `problems` say that it cannot be read, its job, in one statement. */
export async function storeReport(report: IncomingReport, problems: readonly Problem[] | null): Promise<StoredReport> {
  const id = randomUUID()
  const status = problems ? ('rejected' as const) : ('queued' as const)
  const { receivedAt, body } = report
  await db().$executeRaw`
    WITH report AS (
      INSERT INTO report (id, collector_id, environment_id, format, status, received_at, processed_at, collected_at,
        cluster, scope, complete, sample, bytes, body_hash, problems)
      VALUES (${id}::uuid, ${report.collectorId}::uuid, ${report.environmentId}::uuid, ${report.format}, ${status},
        ${receivedAt}, ${problems ? receivedAt : null}, ${report.collectedAt ?? null}::timestamptz,
        ${report.cluster ?? null}, ${report.scope ?? null}, ${report.complete ?? null}::boolean, ${report.sample},
        ${body.bytes},
        decode(${report.bodyHash}, 'hex'), ${JSON.stringify(problems ?? [])}::jsonb)),
    body AS (INSERT INTO report_body (report_id, encoding, body) VALUES (${id}::uuid, ${body.encoding}, ${body.stored})),
    seen AS (UPDATE collector SET last_seen_at = ${receivedAt} WHERE id = ${report.collectorId}::uuid
      AND (last_seen_at IS NULL OR last_seen_at < ${receivedAt}::timestamptz - interval '5 seconds'))
    SELECT CASE WHEN ${status} = 'queued' THEN
      (graphile_worker.add_job('process-report', json_build_object('reportId', ${id}::text), job_key := ${id}::text, max_attempts := 8)).id END`
  return { id, status, receivedAt, duplicate: false }
}

/**
 * The same for a report of a few events, and for those of others that arrive meanwhile: a storm of events is stored
 * in few statements. An event is the same event for ever, so a body that was sent before is not stored again.
 */
export const storeEvents = inBatches(storeEventReports, 200)

async function storeEventReports(reports: readonly IncomingReport[]): Promise<StoredReport[]> {
  const column = <T>(read: (report: IncomingReport) => T) => reports.map(read)
  return db().$queryRaw<StoredReport[]>`
    WITH sent AS (
      SELECT *, first_value(id) OVER (PARTITION BY collector_id, body_hash ORDER BY place) AS twin
      FROM unnest(${column(() => randomUUID())}::uuid[], ${column((row) => row.collectorId)}::uuid[],
        ${column((row) => row.environmentId)}::uuid[], ${column((row) => row.format)}::text[],
        ${column((row) => row.receivedAt)}::timestamptz[], ${column((row) => row.collectedAt ?? null)}::timestamptz[],
        ${column((row) => row.cluster ?? null)}::text[], ${column((row) => row.scope ?? null)}::text[],
        ${column((row) => row.complete ?? null)}::boolean[], ${column((row) => row.sample)}::boolean[],
        ${column((row) => row.body.bytes)}::int[],
        ${column((row) => row.bodyHash)}::text[], ${column((row) => row.body.encoding)}::text[],
        ${column((row) => Buffer.from(row.body.stored).toString('base64'))}::text[])
        WITH ORDINALITY AS sent (id, collector_id, environment_id, format, received_at, collected_at, cluster, scope,
          complete, sample, bytes, body_hash, encoding, body, place)),
    judged AS (
      SELECT sent.*, earlier.id AS earlier_id, earlier.status AS earlier_status, earlier.received_at AS earlier_at
      FROM sent LEFT JOIN LATERAL (
        SELECT report.id, status, report.received_at FROM report
        WHERE report.collector_id = sent.collector_id AND report.body_hash = decode(sent.body_hash, 'hex')
          AND status <> 'rejected'
        ORDER BY report.received_at DESC LIMIT 1) AS earlier ON true),
    fresh AS (SELECT * FROM judged WHERE earlier_id IS NULL AND id = twin),
    stored AS (
      INSERT INTO report (id, collector_id, environment_id, format, status, received_at, collected_at, cluster, scope,
        complete, sample, bytes, body_hash)
      SELECT id, collector_id, environment_id, format, 'queued', received_at, collected_at, cluster, scope, complete,
        sample, bytes, decode(body_hash, 'hex') FROM fresh),
    bodies AS (
      INSERT INTO report_body (report_id, encoding, body) SELECT id, encoding, decode(body, 'base64') FROM fresh),
    seen AS (
      UPDATE collector SET last_seen_at = (SELECT max(received_at) FROM sent WHERE collector_id = collector.id)
      WHERE id IN (
        SELECT collector.id FROM collector JOIN sent ON collector_id = collector.id
        WHERE last_seen_at IS NULL OR last_seen_at < received_at - interval '5 seconds'
        -- Nobody waits for a figure that the next event brings as well.
        FOR UPDATE OF collector SKIP LOCKED)),
    jobs AS (
      SELECT count(*) FROM graphile_worker.add_jobs((SELECT array_agg(('process-report',
        json_build_object('reportId', id::text), NULL, NULL, 8, id::text, NULL, NULL)::graphile_worker.job_spec)
        FROM fresh)) WHERE EXISTS (SELECT FROM fresh))
    SELECT coalesce(earlier_id, twin)::text AS id, coalesce(earlier_status, 'queued') AS status,
      coalesce(earlier_at, first_value(received_at) OVER (PARTITION BY twin ORDER BY place)) AS "receivedAt",
      earlier_id IS NOT NULL OR id <> twin AS duplicate
    FROM judged, jobs ORDER BY place`
}
