import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { evaluateGate } from '@/lib/assess/gate/evaluate'
import type { Actor } from '@/lib/auth/actor'
import { db } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { formatFacts, formatSchema, type Format } from '@/lib/model/format'
import { defaultGatePolicy, gateOriginSchema, gatePolicySchema, type GateResult } from '@/lib/model/gate'
import type { Problem } from '@/lib/model/json'
import type { Observation } from '@/lib/model/observation'
import { isExploited } from '@/lib/store/is-exploited'
import { adapterOf } from './adapters'
import { readDocuments } from './documents'
import { problemsOf } from './problems'
import { readBody } from './read-body'

const querySchema = gateOriginSchema.extend({
  format: formatSchema,
  /** The pipeline verified the signature of the base image. */
  baseSigned: z.enum(['true', 'false']).default('false'),
})

/**
 * `POST /api/v1/gate`: holds the report of an image against the policy of the collector's environment and keeps the
 * answer. The report itself is not taken in; `…/ingest/{format}` does that. Throws OperationError invalid,
 * unprocessable, forbidden, unauthenticated and those of `readBody`: without an answer nothing is decided.
 */
export async function askGate(actor: Actor, request: Request, url: URL, now: Date): Promise<GateResult> {
  if (actor.kind === 'anonymous') throw new OperationError('unauthenticated', 'Send the token of a collector.')
  if (actor.kind !== 'collector') throw new OperationError('forbidden', 'Only collectors ask the gate.')
  const asked = querySchema.strict().safeParse(Object.fromEntries(url.searchParams))
  if (!asked.success) throw refusal('invalid', problemsOf(asked.error))
  const { format, baseSigned, ...origin } = asked.data
  if (!actor.formats.includes(format)) {
    throw new OperationError('forbidden', `This collector may send ${actor.formats.join(', ')}, not ${format}.`)
  }
  const observation = read(format, (await readBody(request, { whole: true })).text ?? '', actor.name)
  const [environment, stored] = await Promise.all([
    db().environment.findUniqueOrThrow({ where: { id: actor.environmentId }, select: { id: true, name: true } }),
    db().gatePolicy.findUnique({ where: { environmentId: actor.environmentId } }),
  ])
  const policy = stored ? gatePolicySchema.parse({ rules: stored.rules }) : defaultGatePolicy
  const facts = new Set(observation.vulnerabilities.flatMap((one) => (one.knownExploited ? [one.id] : [])))
  const { verdict, reasons } = evaluateGate(observation, policy, {
    now,
    scannedAt: observation.evidenceAt || request.headers.get('plimsoll-collected-at'),
    isExploited: (id) => facts.has(id) || isExploited(id),
    baseSigned: baseSigned === 'true',
  })
  const image = observation.assets.find((asset) => asset.kind === 'image')
  const text = (value: unknown) => (typeof value === 'string' ? value : null)
  const result = {
    id: randomUUID(),
    environmentId: environment.id,
    verdict,
    image: image?.name.slice(0, 500) ?? null,
    digest: text(image?.attributes?.['digest']),
    imageId: text(image?.attributes?.['imageId']),
    ...origin,
    reasons,
    rules: policy.rules.length,
  }
  await db().gateResult.create({
    data: { ...result, reasons, at: now, collectorId: actor.id, collector: actor.name, format },
  })
  return { ...result, environment: environment.name, at: now.toISOString() }
}

function read(format: Format, body: string, collector: string): Observation {
  if (!formatFacts[format].plans.some((plan) => plan === 'registries')) {
    throw refusal('unprocessable', [{ path: '$', message: `${formatFacts[format].name} does not report on images` }])
  }
  const documents = readDocuments(body)
  if (!documents.ok) throw refusal('invalid', documents.problems)
  const result = adapterOf(format).read(documents.documents, { collectedAt: '', collector })
  if (!result.ok) throw refusal('unprocessable', result.problems)
  // A part that cannot be read could hold anything.
  const [unread] = result.observation.rejected
  if (unread) throw refusal('unprocessable', result.observation.rejected)
  return result.observation
}

function refusal(code: 'invalid' | 'unprocessable', problems: Problem[]) {
  const [first] = problems
  return new OperationError(code, `The gate cannot decide. ${first?.path}: ${first?.message}`, { problems })
}
