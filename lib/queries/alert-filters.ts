import { z } from 'zod'
import {
  alertSeveritySchema,
  alertStatuses,
  alertStatusSchema,
  entityKinds,
  openAlertStatuses,
  tacticSchema,
} from '@/lib/model/alert'
import { environmentInput } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { textInput } from './text-input'

const listed = z
  .union([z.string(), z.array(z.string())])
  .transform((value) => [value].flat().flatMap((part) => part.split(',')))

/** `open` (active and in progress), `all`, or statuses by name. */
const statusInput = listed
  .transform((names) =>
    names.flatMap((name) => (name === 'open' ? openAlertStatuses : name === 'all' ? alertStatuses : [name])),
  )
  .pipe(z.array(alertStatusSchema).min(1))

const moment = z.union([
  z.iso.datetime({ offset: true }),
  z.iso.date(),
  z.string().regex(/^[1-9]\d{0,3}[hd]$/, 'write a time as 2026-11-18T14:00:00Z, 2026-11-18, 14d or 6h'),
])

/** Filters of alerts; the list, its count, the chart, the export and changes of many alerts share them. */
export const alertFilters = {
  environment: environmentInput,
  status: statusInput.default([...openAlertStatuses]),
  severity: oneOrMore(alertSeveritySchema),
  type: listed.pipe(z.array(textInput(200)).min(1).max(50)).optional(),
  tactic: oneOrMore(tacticSchema),
  /** A person's id, `me` or `none`. */
  owner: textInput(100).optional(),
  /** The sensor that told of it first: `falco`, `kubernetes-audit` … */
  source: listed.pipe(z.array(textInput(60)).min(1).max(20)).optional(),
  /** Whether a suppression rule hides it (`true`, `false`), or which one: its id. */
  suppressed: z.union([z.boolean().transform(String), z.enum(['true', 'false']), z.uuid()]).optional(),
  /** A thing it names, by kind and name: `ip:203.0.113.7`, `namespace:shop`. */
  entity: textInput(1_000)
    .refine((text) => entityKinds.some((kind) => text.startsWith(`${kind}:`) && text.length > kind.length + 1), {
      message: 'write an entity as kind:name',
    })
    .optional(),
  asset: z.uuid().optional(),
  /** Words of the title, or how the compromised entity begins. */
  q: textInput(200).optional(),
  /** Last seen at or after; a moment, a day, or so many hours or days ago. */
  since: moment.optional(),
  /** Last seen before. */
  until: moment.optional(),
  /** Raised (first seen) at or after. */
  raisedSince: moment.optional(),
  /** Raised before. */
  raisedUntil: moment.optional(),
  /** Open and past the time by which it should be dealt with. */
  overdue: z
    .union([z.boolean(), z.enum(['true', 'false'])])
    .transform((value) => value === true || value === 'true')
    .optional(),
}

export const alertFilterSchema = z.strictObject(alertFilters)
export type AlertFilter = z.output<typeof alertFilterSchema>

/** The moment that a filter names, as seen from `now`. */
export function momentOf(text: string, now: Date): Date {
  const ago = /^(\d+)([hd])$/.exec(text)
  if (!ago) return new Date(text)
  return new Date(now.getTime() - Number(ago[1]) * (ago[2] === 'd' ? 86_400_000 : 3_600_000))
}
