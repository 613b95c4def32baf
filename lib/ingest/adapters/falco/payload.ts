import { z } from 'zod'
import type { Json } from '@/lib/model/json'
import { parseMoment } from '@/lib/ingest/sensor/moment'

/** Falco's levels, worst first. Source: falco.org, "Basic elements of Falco rules", priority. */
export const falcoPriorities = [
  'emergency',
  'alert',
  'critical',
  'error',
  'warning',
  'notice',
  'informational',
  'debug',
] as const

const json: z.ZodType<Json> = z.custom<Json>((value) => value !== undefined)

/**
 * One event as Falco's `http_output` and falcosidekick send it. falcosidekick adds `uuid`, which it draws anew for
 * every receipt, so it is not read. Old versions of Falco leave out `hostname`, `source` and `tags`; with
 * `json_include_output_property: false` there is no `output`, and at most the bare `message`.
 */
export const falcoEvent = z.object({
  output: z.string().max(1_000_000).nullish(),
  message: z.string().max(1_000_000).nullish(),
  priority: z
    .string()
    .transform((text) => text.toLowerCase())
    .transform((text) => (text === 'info' ? 'informational' : text))
    .pipe(z.enum(falcoPriorities)),
  rule: z.string().trim().min(1).max(512),
  time: z.string().transform((text, ctx) => {
    const moment = parseMoment(text)
    if (moment) return moment
    ctx.addIssue({ code: 'custom', message: 'expected an RFC 3339 time after 1970' })
    return z.NEVER
  }),
  output_fields: z
    .record(z.string(), json)
    .nullish()
    .transform((fields) => fields ?? {}),
  hostname: z.string().nullish(),
  source: z.string().nullish(),
  tags: z
    .array(z.string().max(256))
    .max(256)
    .nullish()
    .transform((tags) => tags ?? []),
})
export type FalcoEvent = z.infer<typeof falcoEvent>

/** True for an object that has the marks of a Falco event, well-formed or not. */
export function looksLikeEvent(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return (
    'rule' in value &&
    'priority' in value &&
    ['output', 'output_fields', 'message', 'time'].some((name) => name in value)
  )
}
