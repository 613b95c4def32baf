import { gzip } from 'node:zlib'
import { promisify } from 'node:util'
import type { Problem } from '@/lib/model/json'
import type { Observation } from '@/lib/model/observation'
import type { Refusal } from './accept'
import { adapterOf } from './adapters'
import { cleanValue, needsCleaning } from './clean-value'
import type { ReportBody } from './read-body'

/** Marks a body as ours: what was read of an audit log, without secrets. */
const mark = 'kubernetes-audit-1'

type Said = { cluster?: string | undefined; collectedAt?: string | undefined; collector: string }

/**
 * What is kept of an audit log in place of its body. Audit logs carry secrets where a policy is careless, so the log is
 * read before it is stored: kept is what was read, which has none. A log that cannot be read leaves only the reason.
 */
export async function packAudit(
  sent: ReportBody,
  { cluster, collectedAt, collector }: Said,
  now: Date,
): Promise<{ body: ReportBody; refusal: Refusal | null }> {
  const documents = sent.problem ? [] : readLog(sent)
  const adapter = adapterOf('kubernetes-audit')
  const fault =
    sent.problem ?? (documents ? adapter.recognise(documents) : { path: '$', message: 'the body is no JSON' })
  if (fault || !documents) {
    const problems = fault ? [fault] : []
    return { body: await packed(sent, ''), refusal: { code: sent.problem ? 'invalid' : 'unprocessable', problems } }
  }
  const read = adapter.read(documents, {
    collectedAt: collectedAt ?? now.toISOString(),
    collector,
    ...(cluster !== undefined && { cluster }),
  })
  if (!read.ok) {
    return { body: await packed(sent, ''), refusal: { code: 'unprocessable', problems: read.problems } }
  }
  return { body: await packed(sent, JSON.stringify({ plimsoll: mark, observation: read.observation })), refusal: null }
}

/** What `packAudit` kept. A body of anyone else is not read: it did not come this way. */
export function unpackAudit(text: string): { ok: true; observation: Observation } | { ok: false; problems: Problem[] } {
  const kept = parse(text)
  if (
    typeof kept === 'object' &&
    kept !== null &&
    'plimsoll' in kept &&
    kept.plimsoll === mark &&
    'observation' in kept
  )
    return { ok: true, observation: kept.observation as Observation }
  return {
    ok: false,
    problems: [{ path: '$', message: 'the log could not be read and is not kept: it may hold secrets' }],
  }
}

/** The log as JSON values: one, or one in each line. A line that is none comes as its text. */
function readLog(sent: ReportBody): unknown[] | null {
  const text = sent.text ?? ''
  const whole = parse(text)
  const values = whole === undefined ? readLines(text) : [whole]
  if (values.every((value) => typeof value !== 'object')) return null
  return needsCleaning(text) ? values.map((value) => cleanValue(value)) : values
}

function readLines(text: string): unknown[] {
  const values: unknown[] = []
  for (let from = 0; from < text.length;) {
    const end = text.indexOf('\n', from)
    const line = text.slice(from, end < 0 ? text.length : end)
    from = end < 0 ? text.length : end + 1
    if (line.trim() === '') continue
    // Logs exported from CloudWatch have a time in front of each line.
    values.push(parse(line) ?? parse(/^\S+Z (\{.*)$/s.exec(line)?.[1] ?? '') ?? line.slice(0, 40))
  }
  return values
}

async function packed(sent: ReportBody, text: string): Promise<ReportBody> {
  const stored = new Uint8Array(await promisify(gzip)(text, { level: 1 }))
  return { ...sent, encoding: 'gzip', stored, text: null }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown
  } catch {
    return undefined
  }
}
