import { createHash, randomUUID } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { formatFacts, formats, type Format } from '@/lib/model/format'
import type { Problem } from '@/lib/model/json'
import type { Plan } from '@/lib/model/plan'
import { adapterOf } from './adapters'
import { readDocuments } from './documents'
import { readBody, type ReportBody } from './read-body'

export type AcceptedReport = {
  id: string
  status: 'queued' | 'processing' | 'processed' | 'rejected'
  duplicate: boolean
  format: Format
  receivedAt: string
}

const header = z.string().trim().min(1).max(500).optional()
const headersSchema = z.object({
  cluster: header,
  scope: header,
  collectedAt: z.iso.datetime({ offset: true }).optional(),
  complete: z.enum(['true', 'false']).optional(),
})

type Collector = Extract<Actor, { kind: 'collector' }>

const planColumn = {
  kubernetes: 'kubernetesSince',
  registries: 'registriesSince',
  hosts: 'hostsSince',
} as const satisfies Record<Plan, string>

/**
 * Takes a report in: checks who sends it and that it may be read at all, stores the body as it came together
 * with its job in one statement, and answers only then. Bad reports are kept as rejected, to be read and
 * replayed. Throws OperationError; `report` in its extra members names the kept report.
 */
export async function acceptReport(
  actor: Actor,
  formatName: string,
  request: Request,
  now: Date,
): Promise<AcceptedReport> {
  const format = formats.find((name) => name === formatName)
  if (actor.kind === 'anonymous') throw new OperationError('unauthenticated', 'Send the token of a collector.')
  if (actor.kind !== 'collector') throw new OperationError('forbidden', 'Only collectors send reports.')
  if (!format) {
    throw new OperationError('not-found', `There is no format "${formatName.slice(0, 40)}".`, { formats: [...formats] })
  }
  if (!actor.formats.includes(format)) {
    throw new OperationError('forbidden', `This collector may send ${actor.formats.join(', ')}, not ${format}.`)
  }
  await requirePlan(actor, format, now)
  const headers = readHeaders(request.headers, now)
  const body = await readBody(request)
  const bodyHash = createHash('sha256')
    .update([body.sha256, headers.cluster, headers.scope, headers.collectedAt, headers.complete].join('\n'))
    .digest('hex')

  const earlier = await findDuplicate(actor.id, format, bodyHash)
  if (earlier) {
    await db().$executeRaw`
      WITH seen AS (UPDATE report SET duplicates = duplicates + 1 WHERE id = ${earlier.id}::uuid)
      UPDATE collector SET last_seen_at = ${now} WHERE id = ${actor.id}::uuid`
    return { ...earlier, duplicate: true, format, receivedAt: earlier.receivedAt.toISOString() }
  }

  const refusal = inspect(format, body)
  const problems = refusal?.problems ?? []
  const id = randomUUID()
  const status = refusal ? ('rejected' as const) : ('queued' as const)
  await db().$executeRaw`
    WITH report AS (
      INSERT INTO report (id, collector_id, environment_id, format, status, received_at, processed_at, collected_at,
        cluster, scope, complete, bytes, body_hash, problems)
      VALUES (${id}::uuid, ${actor.id}::uuid, ${actor.environmentId}::uuid, ${format}, ${status}, ${now},
        ${status === 'rejected' ? now : null}, ${headers.collectedAt ? new Date(headers.collectedAt) : null}::timestamptz,
        ${headers.cluster ?? null}, ${headers.scope ?? null},
        ${headers.complete === undefined ? null : headers.complete === 'true'}::boolean, ${body.bytes},
        decode(${bodyHash}, 'hex'), ${JSON.stringify(problems)}::jsonb)),
    body AS (INSERT INTO report_body (report_id, encoding, body) VALUES (${id}::uuid, ${body.encoding}, ${body.stored})),
    seen AS (UPDATE collector SET last_seen_at = ${now} WHERE id = ${actor.id}::uuid
      AND (last_seen_at IS NULL OR last_seen_at < ${now}::timestamptz - interval '5 seconds'))
    SELECT CASE WHEN ${status} = 'queued' THEN
      (graphile_worker.add_job('process-report', json_build_object('reportId', ${id}::text), job_key := ${id}::text, max_attempts := 8)).id END`
  if (refusal) {
    const [first] = problems
    throw new OperationError(refusal.code, `The report cannot be read. ${first?.path}: ${first?.message}`, {
      problems,
      report: { id, status, duplicate: false, format, receivedAt: now.toISOString() },
    })
  }
  return { id, status, duplicate: false, format, receivedAt: now.toISOString() }
}

async function requirePlan(actor: Collector, format: Format, now: Date): Promise<void> {
  const environment = await db().environment.findUniqueOrThrow({ where: { id: actor.environmentId } })
  const { plans, name } = formatFacts[format]
  if (plans.some((plan) => environment[planColumn[plan]] !== null)) return
  await db().collector.update({
    where: { id: actor.id },
    data: { refused: { increment: 1 }, lastRefusedAt: now, lastSeenAt: now },
  })
  throw new OperationError(
    'plan-disabled',
    `${name} reports need the plan ${plans.join(' or ')}, which is off for ${environment.name}. A security admin can switch it on.`,
    { plans: [...plans] },
  )
}

function readHeaders(headers: Headers, now: Date) {
  const parsed = headersSchema.safeParse({
    cluster: headers.get('plimsoll-cluster') ?? undefined,
    scope: headers.get('plimsoll-scope') ?? undefined,
    collectedAt: headers.get('plimsoll-collected-at') ?? undefined,
    complete: headers.get('plimsoll-complete')?.toLowerCase() ?? undefined,
  })
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' }
    throw new OperationError('invalid', `The header for ${path.join('')} cannot be read: ${message}.`)
  }
  const { collectedAt } = parsed.data
  // A clock that runs ahead must not make its evidence newer than anything that can follow.
  const ahead = collectedAt !== undefined && new Date(collectedAt) > now
  return { ...parsed.data, collectedAt: ahead ? now.toISOString() : collectedAt }
}

/**
 * The earlier report that this body repeats. An event is the same event for ever; a snapshot only while nothing
 * newer of the same subject came between, because a state may well return.
 */
async function findDuplicate(collectorId: string, format: Format, bodyHash: string) {
  type Row = { id: string; status: AcceptedReport['status']; receivedAt: Date }
  const rows =
    formatFacts[format].nature === 'events'
      ? await db().$queryRaw<Row[]>`
          SELECT id, status, received_at AS "receivedAt" FROM report
          WHERE collector_id = ${collectorId}::uuid AND body_hash = decode(${bodyHash}, 'hex') AND status <> 'rejected'
          ORDER BY received_at DESC LIMIT 1`
      : await db().$queryRaw<Row[]>`
          SELECT same.id, same.status, same.received_at AS "receivedAt" FROM (
            SELECT * FROM report
            WHERE collector_id = ${collectorId}::uuid AND body_hash = decode(${bodyHash}, 'hex') AND status <> 'rejected'
            ORDER BY received_at DESC LIMIT 1) AS same
          WHERE NOT EXISTS (SELECT 1 FROM report AS newer WHERE newer.collector_id = same.collector_id
              AND newer.format = same.format AND newer.received_at > same.received_at
              AND newer.subject = same.subject AND newer.status <> 'rejected')
            AND NOT EXISTS (SELECT 1 FROM report AS newer WHERE newer.collector_id = same.collector_id
              AND newer.format = same.format AND newer.received_at > same.received_at
              AND newer.subject IS NULL AND newer.status <> 'rejected')`
  return rows[0]
}

type Refusal = { code: 'invalid' | 'unprocessable'; problems: Problem[] }

/** YAML of this size takes the web process longer to parse than others should wait; the worker tells of its faults. */
const smallYaml = 64 * 1024

/** What can be told before the report is processed: it is no document at all, or one of another tool. */
function inspect(format: Format, body: ReportBody): Refusal | null {
  if (body.problem) return { code: 'invalid', problems: [body.problem] }
  if (body.text === null || (body.text.length > smallYaml && !/^\uFEFF?\s*[[{]/.test(body.text))) return null
  const read = readDocuments(body.text)
  if (!read.ok) return { code: 'invalid', problems: read.problems }
  const problem = adapterOf(format).recognise(read.documents)
  return problem ? { code: 'unprocessable', problems: [problem] } : null
}
