import { z } from 'zod'
import { findingKindSchema, findingStatusSchema } from '@/lib/model/finding'
import { findingFacets } from '@/lib/model/finding-class'
import { severitySchema } from '@/lib/model/severity'
import { environmentInput } from './environments-in-scope'

/** One value, a list, or comma-separated values: `severity=critical,high`. */
export function oneOrMore<const Value extends string>(schema: z.ZodEnum<Record<Value, Value>>) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat().flatMap((part) => part.split(',')))
    .pipe(z.array(schema).min(1))
    .optional()
}

const flag = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

/** Filters of findings; the list, its count and its export share them. */
export const findingFilters = {
  environment: environmentInput,
  severity: oneOrMore(severitySchema),
  kind: oneOrMore(findingKindSchema),
  status: findingStatusSchema.default('open'),
  fixable: flag,
  running: flag,
  exposed: flag,
  exploited: flag,
  cve: z.string().trim().min(1).max(100).optional(),
  package: z.string().trim().min(1).max(200).optional(),
  asset: z.uuid().optional(),
}

type Facets = {
  severity?: string[] | undefined
  kind?: string[] | undefined
  fixable?: boolean | undefined
  running?: boolean | undefined
  exposed?: boolean | undefined
  exploited?: boolean | undefined
}

/** Whether a class number has the facets asked for. */
export function classMatches(value: number, wanted: Facets): boolean {
  const has = findingFacets(value)
  return (
    (wanted.severity?.includes(has.severity) ?? true) &&
    (wanted.kind?.includes(has.kind) ?? true) &&
    has.fixable === (wanted.fixable ?? has.fixable) &&
    has.running === (wanted.running ?? has.running) &&
    has.exposed === (wanted.exposed ?? has.exposed) &&
    has.exploited === (wanted.exploited ?? has.exploited)
  )
}
