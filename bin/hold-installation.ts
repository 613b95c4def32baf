import pg from 'pg'

/** Any number, ours alone: nothing else in this database takes a lock of this kind by it. */
const lockId = 7_304_118_255

/** Another process has this database; its text says what to do. */
export class HeldElsewhere extends Error {}

/**
 * Takes the embedded database for this process, so that two of them do not end it under each other. The lock goes
 * with the process, however it dies. Throws when another one holds it.
 */
export async function holdInstallation(url: string, dataDir: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'plimsoll up' })
  // The database may end before us, or be started again.
  client.on('error', () => undefined)
  await client.connect()
  const { rows } = await client.query<{ held: boolean }>('SELECT pg_try_advisory_lock($1) AS held', [lockId])
  if (rows[0]?.held) return
  await client.end()
  throw new HeldElsewhere(`another Plimsoll runs on ${dataDir}: stop it, or set PLIMSOLL_DATA_DIR to another folder.`)
}
