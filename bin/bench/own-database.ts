import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startEmbeddedServer } from '@/lib/database/embedded'
import { prepareDatabase } from '@/lib/database/prepare'
import { db, useDatabase } from '@/lib/db'

/** Runs `work` on an embedded server of its own, empty and migrated, which is gone afterwards. */
export async function withOwnDatabase<T>(work: (url: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'plimsoll-bench-'))
  // The server may run as another user, who must be able to reach its files.
  await chmod(folder, 0o755)
  try {
    const server = await startEmbeddedServer(folder)
    try {
      await useDatabase(server.url, 6)
      await prepareDatabase(server.url)
      return await work(server.url)
    } finally {
      await db().$disconnect()
      await server.stop()
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
