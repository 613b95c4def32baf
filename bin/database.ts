import { startEmbeddedServer } from '@/lib/database/embedded'
import { db, useDatabase } from '@/lib/db'
import { env } from '@/lib/env'
import { untilStopped } from './until-stopped'

/**
 * Runs `work` on this installation's database. The embedded server is used if `DATABASE_URL` is unset: joined when
 * it runs, else started for as long as the work takes.
 */
export async function withDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDir } = env()
  const stopped = untilStopped().then(() => Promise.reject(new Error('stopped')))
  stopped.catch(() => undefined)
  const server = databaseUrl ? null : await startEmbeddedServer(dataDir)
  const url = server?.url ?? databaseUrl ?? ''
  await useDatabase(url, 4)
  try {
    return await Promise.race([work(url), stopped])
  } finally {
    await db().$disconnect()
    await server?.stop()
  }
}
