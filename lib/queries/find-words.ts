import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { findingKinds } from '@/lib/model/finding'
import { containsPattern, idSpellings } from './text-input'

/** What free text may mean to a finding: rules, packages and assets. */
export type Words = { rules: string[]; packages: string[]; assets: string[] }

/** Whether a row of `vulnerability` has the text in its id or title, or as another id. */
export function vulnerabilityWords(text: string): Prisma.Sql {
  const pattern = containsPattern(text)
  return Prisma.sql`(id ILIKE ${pattern} OR title ILIKE ${pattern} OR aliases && ${idSpellings(text)}::text[])`
}

/**
 * Looks a text up where there are few rows, so that findings need no index of their texts: vulnerabilities by id, title
 * or other id, other rules by id, assets by name. A package is meant by its whole name.
 */
export async function findWords(db: Database, environments: string[], text: string): Promise<Words> {
  const pattern = containsPattern(text)
  const others = findingKinds.filter((kind) => kind !== 'vulnerability')
  const [rules, assets] = await Promise.all([
    db.$queryRaw<{ rule: string }[]>`
      SELECT id AS rule FROM vulnerability WHERE ${vulnerabilityWords(text)}
      UNION
      SELECT rule FROM rule_tally WHERE environment_id = ANY(${environments}::uuid[]) AND kind = ANY(${others}::text[])
        AND rule ILIKE ${pattern}`,
    db.$queryRaw<{ id: string }[]>`
      SELECT id FROM asset WHERE name ILIKE ${pattern} AND environment_id = ANY(${environments}::uuid[])`,
  ])
  return {
    rules: rules.map((row) => row.rule),
    packages: [...new Set([text, text.toLowerCase()])],
    assets: assets.map((row) => row.id),
  }
}
