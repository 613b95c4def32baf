import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { inBatches } from '@/lib/in-batches'
import { formatFacts, formats, type Format } from '@/lib/model/format'
import type { Problem } from '@/lib/model/json'
import type { Plan } from '@/lib/model/plan'
import { adapterOf } from './adapters'
import { packAudit } from './pack-audit'
import { readDocuments } from './documents'
import { readBody, type ReportBody } from './read-body'
import { storeEvents, storeReport, type IncomingReport, type StoredReport } from './store-report'

export type AcceptedReport = {
  id: string
  status: StoredReport['status']
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
  sample: z.enum(['true', 'false']).optional(),
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
 * replayed. `ofCluster`: what the path says where no header does. Throws OperationError; `report` in its extra members names the kept report.
 */
export async function acceptReport(
  actor: Actor,
  formatName: string,
  request: Request,
  now: Date,
  ofCluster?: string,
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
  const headers = readHeaders(request.headers, now, ofCluster)
  if (headers.sample && formatFacts[format].nature !== 'events') {
    throw new OperationError('invalid', 'Only reports of events can be samples: leave out Plimsoll-Sample.')
  }
  const isAudit = format === 'kubernetes-audit'
  const sent = await readBody(request, { whole: isAudit })
  const bodyHash = createHash('sha256')
    .update([sent.sha256, headers.cluster, headers.scope, headers.collectedAt, headers.complete].join('\n'))
    .update(headers.sample ? '\nsample' : '')
    .digest('hex')

  // What an audit log holds of secrets is never written down, not even here.
  const packed = isAudit ? await packAudit(sent, { ...headers, collector: actor.name }, now) : null
  const body = packed?.body ?? sent
  const refusal = packed ? packed.refusal : inspect(format, sent)
  const report: IncomingReport = {
    collectorId: actor.id,
    environmentId: actor.environmentId,
    format,
    receivedAt: now,
    collectedAt: headers.collectedAt,
    cluster: headers.cluster,
    scope: headers.scope,
    complete: headers.complete,
    sample: headers.sample,
    bodyHash,
    body,
  }
  const stored = await keep(report, refusal)
  const { id, status, duplicate } = stored
  if (duplicate) {
    await db().$executeRaw`
      WITH seen AS (UPDATE report SET duplicates = duplicates + 1 WHERE id = ${id}::uuid)
      UPDATE collector SET last_seen_at = ${now} WHERE id = ${actor.id}::uuid`
  }
  const accepted = { id, status, duplicate, format, receivedAt: stored.receivedAt.toISOString() }
  if (refusal) {
    const [first] = refusal.problems
    throw new OperationError(refusal.code, `The report cannot be read. ${first?.path}: ${first?.message}`, {
      problems: refusal.problems,
      report: accepted,
    })
  }
  return accepted
}

/** Bodies up to this size are stored together with others. */
const smallBody = 64 * 1024

async function keep(report: IncomingReport, refusal: Refusal | null): Promise<StoredReport> {
  if (refusal) return storeReport(report, refusal.problems)
  if (formatFacts[report.format].nature === 'events' && report.body.stored.length <= smallBody)
    return storeEvents(report)
  return (await findDuplicate(report)) ?? storeReport(report, null)
}

/** The environments of reports that arrive together, read at once. */
const environmentOf = inBatches(async (ids: readonly string[]) => {
  const rows = await db().environment.findMany({ where: { id: { in: [...new Set(ids)] } } })
  const byId = new Map(rows.map((row) => [row.id, row]))
  return ids.map((id) => byId.get(id))
}, 500)

async function requirePlan(actor: Collector, format: Format, now: Date): Promise<void> {
  const environment = await environmentOf(actor.environmentId)
  if (!environment) throw new OperationError('not-found', 'The environment of this collector is gone.')
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

function readHeaders(headers: Headers, now: Date, ofCluster: string | undefined) {
  const parsed = headersSchema.safeParse({
    cluster: headers.get('plimsoll-cluster') ?? ofCluster,
    scope: headers.get('plimsoll-scope') ?? undefined,
    collectedAt: headers.get('plimsoll-collected-at') ?? undefined,
    complete: headers.get('plimsoll-complete')?.toLowerCase() ?? undefined,
    sample: headers.get('plimsoll-sample')?.toLowerCase() ?? undefined,
  })
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0] ?? { path: [], message: '' }
    throw new OperationError('invalid', `The header for ${path.join('')} cannot be read: ${message}.`)
  }
  const { collectedAt } = parsed.data
  // A clock that runs ahead must not make its evidence newer than anything that can follow.
  const ahead = collectedAt !== undefined && new Date(collectedAt) > now
  const { complete, sample } = parsed.data
  return {
    ...parsed.data,
    complete: complete === undefined ? undefined : complete === 'true',
    sample: sample === 'true',
    collectedAt: ahead ? now.toISOString() : collectedAt,
  }
}

/**
 * The earlier report that this body repeats. An event is the same event for ever; a snapshot only while nothing
 * newer of the same subject came between, because a state may well return.
 */
async function findDuplicate({ collectorId, bodyHash, format }: IncomingReport): Promise<StoredReport | undefined> {
  const events = formatFacts[format].nature === 'events'
  const [row] = await db().$queryRaw<StoredReport[]>`
    SELECT same.id, same.status, same.received_at AS "receivedAt", true AS duplicate FROM (
      SELECT * FROM report
      WHERE collector_id = ${collectorId}::uuid AND body_hash = decode(${bodyHash}, 'hex') AND status <> 'rejected'
      ORDER BY received_at DESC LIMIT 1) AS same
    WHERE ${events} OR NOT EXISTS (SELECT 1 FROM report AS newer WHERE newer.collector_id = same.collector_id
        AND newer.format = same.format AND newer.received_at > same.received_at
        AND newer.subject = same.subject AND newer.status <> 'rejected')
      AND NOT EXISTS (SELECT 1 FROM report AS newer WHERE newer.collector_id = same.collector_id
        AND newer.format = same.format AND newer.received_at > same.received_at
        AND newer.subject IS NULL AND newer.status <> 'rejected')`
  return row
}

export type Refusal = { code: 'invalid' | 'unprocessable'; problems: Problem[] }

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
