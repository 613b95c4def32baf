import pg from 'pg'
import { expect, inject, it } from 'vitest'
import { db } from '@/lib/db'
import { schemaSql } from './schema-sql'

/** Everything in `public` that prisma/schema decides: columns, constraints, indexes; in words and in order. */
async function describeSchema(client: { query(sql: string): Promise<{ rows: Record<string, unknown>[] }> }) {
  const { rows } = await client.query(`
    SELECT 'column ' || table_name || '.' || column_name || ' ' || udt_name || ' ' || coalesce(datetime_precision::text, '')
      || ' ' || is_nullable || ' ' || coalesce(column_default, '') AS line
    FROM information_schema.columns WHERE table_schema = 'public' AND table_name <> '_prisma_migrations'
    UNION ALL
    SELECT 'constraint ' || conrelid::regclass || ' ' || conname || ' ' || pg_get_constraintdef(pg_constraint.oid)
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid
    WHERE pg_class.relnamespace = 'public'::regnamespace AND contype IN ('p', 'u', 'f') AND relname <> '_prisma_migrations'
    UNION ALL
    SELECT 'index ' || replace(indexdef, ' ON ONLY ', ' ON ') FROM pg_indexes
    WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'
    ORDER BY 1`)
  return rows.map((row) => String(row.line))
}

it('the migrations make exactly what prisma/schema says', async () => {
  const url = new URL(inject('templateUrl'))
  const migrated = {
    query: async (sql: string) => ({ rows: await db().$queryRawUnsafe<Record<string, unknown>[]>(sql) }),
  }
  const name = `schema_${Date.now()}`
  await db().$executeRawUnsafe(`CREATE DATABASE ${name}`)
  url.pathname = `/${name}`
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query('CREATE EXTENSION pg_trgm')
    await client.query(await schemaSql(inject('templateUrl')))
    expect(await describeSchema(migrated)).toEqual(await describeSchema(client))
  } finally {
    await client.end()
    await db().$executeRawUnsafe(`DROP DATABASE ${name} WITH (FORCE)`)
  }
})

it('an event of a day without a partition is kept', async () => {
  const at = new Date('2020-02-03T00:00:00Z')
  const id = '00000000-0000-8000-8000-000000000001'
  await db().event.create({
    data: {
      assetId: id,
      at,
      id,
      environmentId: id,
      source: 'test',
      rule: 'r',
      priority: 'p',
      message: 'm',
      fields: {},
    },
  })
  expect(await db().event.count({ where: { at } })).toBe(1)
})
