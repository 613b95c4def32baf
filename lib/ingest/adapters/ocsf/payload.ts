import { z } from 'zod'
import { type Moment, parseMoment } from '@/lib/ingest/sensor/moment'
import type { Json } from '@/lib/model/json'

export type Raw = Record<string, Json>
const json: z.ZodType<Json> = z.custom<Json>((value) => value !== undefined)
const text = z.string().max(100_000).nullish().catch(null)
const bag = z.record(z.string(), json).nullish().catch(null)
const bags = z.array(z.record(z.string(), json)).max(10_000).nullish().catch(null)

/** The classes of findings, by `class_uid`. Source: schema.ocsf.io, category Findings. */
export const classes: Readonly<Record<number, string>> = {
  2001: 'a security finding',
  2002: 'a vulnerability finding',
  2003: 'a compliance finding',
  2004: 'a detection finding',
  2005: 'an incident finding',
  2006: 'a data security finding',
  2007: 'an application security finding',
}

/** What of a finding is read, in every version from 1.0 on; 1.0 calls `finding` what 1.1 calls `finding_info`. */
export const finding = z.object({
  class_uid: z.coerce.number().int(),
  activity_id: z.coerce.number().nullish().catch(null),
  severity_id: z.coerce.number().nullish().catch(null),
  severity: text,
  status: text,
  status_id: z.coerce.number().nullish().catch(null),
  status_code: text,
  status_detail: text,
  message: text,
  risk_details: text,
  time: json.nullish(),
  time_dt: text,
  event_time: json.nullish(),
  metadata: bag,
  finding_info: bag,
  finding: bag,
  resources: bags,
  resource: bag,
  evidences: bags,
  attacks: bags,
  observables: bags,
  actor: bag,
  process: bag,
  device: bag,
  container: bag,
  cloud: bag,
  compliance: json.nullish(),
  remediation: json.nullish(),
  unmapped: json.nullish(),
})
export type Finding = z.infer<typeof finding>

/** True for what has the marks of a finding of OCSF, well-formed or not. */
export function looksLikeFinding(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return 'class_uid' in value && ('finding_info' in value || 'finding' in value || 'metadata' in value)
}

export const asRaw = (value: Json | undefined | null): Raw | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? value : undefined
export const asText = (value: Json | undefined | null): string | undefined =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
export const asList = (value: Json | undefined | null): Json[] => (Array.isArray(value) ? value : [])

export const infoOf = (one: Finding): Raw => one.finding_info ?? one.finding ?? {}
export const productOf = (one: Finding): string => asText(asRaw(one.metadata?.product)?.name) ?? 'OCSF'

/** When it was seen last. OCSF counts milliseconds; Prowler writes seconds, which no millisecond of this age can be. */
export function timeOf(one: Finding): Moment | null {
  const info = infoOf(one)
  const all = [
    info.last_seen_time_dt,
    info.last_seen_time,
    one.time_dt,
    one.time,
    one.event_time,
    info.created_time_dt,
    info.created_time,
  ]
  return all.map(momentOf).find(Boolean) ?? null
}

function momentOf(value: Json | undefined | null): Moment | null {
  if (typeof value === 'number' && value > 0) {
    const at = new Date(value < 100_000_000_000 ? value * 1_000 : value)
    return Number.isNaN(at.getTime()) || at.getUTCFullYear() > 9_998 ? null : parseMoment(at.toISOString())
  }
  if (typeof value !== 'string') return null
  return parseMoment(/(?:Z|[+-]\d\d:?\d\d)$/i.test(value) ? value : `${value}Z`)
}

const levels = ['unknown', 'informational', 'low', 'medium', 'high', 'critical', 'critical'] as const

/** By number, else by word; 6 is Fatal. */
export function severityOf({ severity_id: id, severity }: Finding): (typeof levels)[number] {
  const byNumber = typeof id === 'number' ? levels[id] : undefined
  if (byNumber && byNumber !== 'unknown') return byNumber
  const word = severity?.toLowerCase() ?? ''
  return levels.find((level) => level === word) ?? (word === 'fatal' ? 'critical' : 'unknown')
}
