import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, beforeAll, inject } from 'vitest'
import { db, useDatabase } from '@/lib/db'

const template = new URL(inject('templateUrl'))
const name = `test_${randomUUID().replaceAll('-', '')}`
const own = new URL(template)
own.pathname = `/${name}`
process.env.DATABASE_URL = own.href
process.env.PLIMSOLL_SECRET ??= 'only-for-tests-only-for-tests-only-for-tests'
process.env.PLIMSOLL_LOG_LEVEL ??= 'silent'

async function onServer(statement: string) {
  const url = new URL(template)
  url.pathname = '/postgres'
  const client = new pg.Client({ connectionString: url.href })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

// A copy of the migrated database is made in a fraction of the time that migrating takes.
beforeAll(async () => {
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template.pathname.slice(1)}`)
  await useDatabase(own.href, 6)
})

afterAll(async () => {
  await db().$disconnect()
  await onServer(`DROP DATABASE ${name} WITH (FORCE)`)
})
