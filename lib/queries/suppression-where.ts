import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { isWithin } from '@/lib/model/network'
import { everyType, type SuppressionCondition } from '@/lib/model/suppression'

type Span = { environments: readonly string[]; since: Date; until: Date }

/**
 * What a rule matches, as a condition on `alert AS a`: the same as `suppresses` says of each alert. Equal texts are
 * found by the index over entities. Addresses are compared by the same code as at arrival, for the database would
 * refuse those that are none.
 */
export async function suppressionWhere(
  db: Database,
  rule: { alertType: string; conditions: readonly SuppressionCondition[] },
  span: Span,
): Promise<Prisma.Sql> {
  const parts = [
    Prisma.sql`a.environment_id = ANY(${[...span.environments]}::uuid[]) AND a.first_seen_at >= ${span.since} AND a.first_seen_at < ${span.until}`,
  ]
  if (rule.alertType !== everyType) parts.push(Prisma.sql`a.type = ${rule.alertType}`)
  for (const condition of rule.conditions) {
    const base = Prisma.join(parts, ' AND ')
    parts.push(
      condition.operator === 'cidr' ? oneOf(condition, await within(db, condition, base)) : conditionSql(condition),
    )
  }
  return Prisma.join(parts, ' AND ')
}

const textOf = (field: string) =>
  field === 'name'
    ? Prisma.sql`e ->> 'name'`
    : Prisma.sql`CASE WHEN jsonb_typeof(e -> 'detail' -> ${field}::text) = 'string' THEN e -> 'detail' ->> ${field}::text END`

function some(kind: string, condition: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`EXISTS (SELECT 1 FROM jsonb_array_elements(a.entities) AS e WHERE e ->> 'kind' = ${kind} AND ${condition})`
}

function conditionSql({ kind, field, operator, values }: SuppressionCondition): Prisma.Sql {
  if (operator === 'contains') return some(kind, Prisma.sql`strpos(${textOf(field)}, ${values[0] ?? ''}::text) > 0`)
  if (operator === 'prefix') return some(kind, Prisma.sql`starts_with(${textOf(field)}, ${values[0] ?? ''}::text)`)
  const entities = values.map((value) =>
    JSON.stringify([field === 'name' ? { kind, name: value } : { kind, detail: { [field]: value } }]),
  )
  const found = entities.map((entity) => Prisma.sql`a.entities @> ${entity}::jsonb`)
  return Prisma.sql`(${Prisma.join(found, ' OR ')})`
}

function oneOf({ kind, field }: SuppressionCondition, texts: readonly string[]): Prisma.Sql {
  return some(kind, Prisma.sql`${textOf(field)} = ANY(${[...texts]}::text[])`)
}

/** The texts among what can match so far that lie in the network. */
async function within(
  db: Database,
  { kind, field, values }: SuppressionCondition,
  base: Prisma.Sql,
): Promise<string[]> {
  const rows = await db.$queryRaw<{ text: string | null }[]>`
    SELECT DISTINCT ${textOf(field)} AS text FROM alert AS a CROSS JOIN LATERAL jsonb_array_elements(a.entities) AS e
    WHERE ${base} AND e ->> 'kind' = ${kind}`
  const [network = ''] = values
  return rows.flatMap(({ text }) => (text !== null && isWithin(text, network) ? [text] : []))
}
