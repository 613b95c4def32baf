import { db } from '@/lib/db'
import { readMigrations } from '@/lib/database/migrate'

type Part = 'database' | 'migrations' | 'queue'

/** What this process needs, part by part: `ok`, or what is wrong with it in one sentence. */
export async function checkReady(): Promise<Record<Part, string>> {
  const parts: Record<Part, string> = { database: 'ok', migrations: 'not known', queue: 'not known' }
  try {
    await db().$queryRaw`SELECT 1`
  } catch {
    return { ...parts, database: 'cannot be reached' }
  }
  try {
    const wanted = (await readMigrations()).migrationDirectories.map((directory) => directory.path)
    const applied = await db().$queryRaw<{ migration_name: string }[]>`
      SELECT migration_name FROM _prisma_migrations WHERE finished_at IS NOT NULL`
    const missing = wanted.filter((name) => !applied.some((row) => row.migration_name === name))
    parts.migrations = missing.length === 0 ? 'ok' : `not applied: ${missing.join(', ')}`
  } catch {
    parts.migrations = 'no migration was applied'
  }
  try {
    await db().$queryRaw`SELECT 1 FROM graphile_worker.jobs LIMIT 1`
    parts.queue = 'ok'
  } catch {
    parts.queue = 'the job queue is not set up'
  }
  return parts
}
