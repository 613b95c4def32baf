import { pipeline } from 'node:stream/promises'
import { Readable } from 'node:stream'
import pg from 'pg'
import { from, to } from 'pg-copy-streams'
import { timed } from './figure'

/**
 * Copies the rows of these tables out, empties the tables, and measures how long a bare COPY takes to put the same
 * rows back into them, indexes and commit included: as fast as PostgreSQL can take them. Milliseconds by table.
 */
export async function copyBack(databaseUrl: string, tables: readonly string[]): Promise<Map<string, number>> {
  const client = new pg.Client({ connectionString: databaseUrl })
  await client.connect()
  try {
    const times = new Map<string, number>()
    for (const table of tables) {
      const rows: Uint8Array[] = []
      for await (const chunk of client.query(to(`COPY ${table} TO STDOUT`))) rows.push(chunk as Uint8Array)
      await client.query(`TRUNCATE ${table}`)
      const { ms } = await timed(async () => {
        await client.query('BEGIN')
        await pipeline(Readable.from(rows), client.query(from(`COPY ${table} FROM STDIN`)))
        await client.query('COMMIT')
      })
      times.set(table, ms)
    }
    return times
  } finally {
    await client.end()
  }
}
