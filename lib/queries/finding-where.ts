import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { findingKindSchema, findingStatusSchema } from '@/lib/model/finding'
import { findingFacets } from '@/lib/model/finding-class'
import { severitySchema } from '@/lib/model/severity'
import { environmentInput } from './environments-in-scope'
import type { Words } from './find-words'
import { sinceInput, textInput } from './text-input'

/** One value, a list, or comma-separated values: `severity=critical,high`. */
export function oneOrMore<const Value extends string>(schema: z.ZodEnum<Record<Value, Value>>) {
  return z
    .union([z.string(), z.array(z.string())])
    .transform((value) => [value].flat().flatMap((part) => part.split(',')))
    .pipe(z.array(schema).min(1))
    .optional()
}

/** `true` or `false`, as a query string says it. */
export const flagInput = z
  .enum(['true', 'false'])
  .transform((value) => value === 'true')
  .optional()

/** The facets that a class number holds. */
export const facetFilters = {
  severity: oneOrMore(severitySchema),
  fixable: flagInput,
  running: flagInput,
  exposed: flagInput,
  exploited: flagInput,
}

/** Filters of findings; the list, its count and its export share them. */
export const findingFilters = {
  environment: environmentInput,
  ...facetFilters,
  kind: oneOrMore(findingKindSchema),
  status: findingStatusSchema.default('open'),
  cve: textInput(300).optional(),
  package: textInput(200).optional(),
  asset: z.uuid().optional(),
  /** A layer of the image that `asset` names; without one it matches nothing else. */
  layer: textInput(200).optional(),
  /** First seen since. */
  since: sinceInput.optional(),
  /** In the rule's id or title, in the asset's name, or the package itself. */
  q: textInput(200).optional(),
}
export type FindingFilter = z.output<z.ZodObject<typeof findingFilters>>

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

/** What is asked beyond facets, as conditions on `finding AS f`. */
export function narrowing(filter: FindingFilter): Prisma.Sql[] {
  const parts: Prisma.Sql[] = []
  if (filter.asset !== undefined) parts.push(Prisma.sql`f.asset_id = ${filter.asset}::uuid`)
  if (filter.cve !== undefined) parts.push(Prisma.sql`f.rule = ${filter.cve}`)
  if (filter.package !== undefined) parts.push(Prisma.sql`f.package_name = ${filter.package}`)
  if (filter.layer !== undefined) parts.push(Prisma.sql`f.detail->'location'->>'layer' = ${filter.layer}`)
  if (filter.since !== undefined) parts.push(Prisma.sql`f.first_seen_at >= ${new Date(filter.since)}`)
  return parts
}

/**
 * Free text as alternatives, each of which one index serves; a finding matches when it fits any of them. As subqueries,
 * because the planner weighs every element of a list that it is given as such: 20,000 of them for a quarter of a second.
 */
export function alternatives(words: Words | null): Prisma.Sql[] {
  if (words === null) return [Prisma.sql`true`]
  return [
    Prisma.sql`f.rule IN (SELECT unnest(${words.rules}::text[]))`,
    Prisma.sql`f.package_name = ANY(${words.packages}::text[])`,
    Prisma.sql`f.asset_id IN (SELECT unnest(${words.assets}::uuid[]))`,
  ]
}
