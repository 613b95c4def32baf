import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { runningServerUrl } from '@/lib/database/embedded'
import { env } from '@/lib/env'

/** `plimsoll reset`: forgets everything in the embedded database. Another server's data is never touched. */
export async function run(): Promise<number> {
  const { databaseUrl, dataDir } = env()
  if (databaseUrl) {
    console.error(
      'plimsoll: DATABASE_URL is set; drop that database yourself, this command only deletes the embedded one.',
    )
    return 1
  }
  if (await runningServerUrl(dataDir)) {
    console.error(`plimsoll: the server of ${dataDir} is running; stop it first.`)
    return 1
  }
  for (const name of ['postgres', 'database.json']) await rm(join(dataDir, name), { recursive: true, force: true })
  console.log(`Deleted the database in ${dataDir}.`)
  return 0
}
