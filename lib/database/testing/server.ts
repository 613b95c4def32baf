import { mkdtemp, rm, chmod } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { useDatabase } from '@/lib/db'
import { startEmbeddedServer } from '../embedded'
import { prepareDatabase } from '../prepare'

declare module 'vitest' {
  export interface ProvidedContext {
    templateUrl: string
  }
}

/**
 * A real PostgreSQL for the run, with one migrated database that every test file copies: the embedded server, or the
 * empty database at PLIMSOLL_TEST_DATABASE_URL, to try another version.
 */
export default async function setup(project: TestProject) {
  const other = process.env.PLIMSOLL_TEST_DATABASE_URL
  if (other) {
    const database = await useDatabase(other)
    await prepareDatabase(other)
    await database.$disconnect()
    project.provide('templateUrl', other)
    return () => {}
  }
  const dataDir = await mkdtemp(join(tmpdir(), 'plimsoll-test-'))
  // The server may run as another user, who must be able to reach its files.
  await chmod(dataDir, 0o755)
  const server = await startEmbeddedServer(dataDir)
  const database = await useDatabase(server.url)
  await prepareDatabase(server.url)
  await database.$disconnect()
  project.provide('templateUrl', server.url)
  return async () => {
    await server.stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}
