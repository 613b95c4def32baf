import { runMigrations } from 'graphile-worker'
import { keepHouse } from '@/lib/worker/keep-house'
import { migrate } from './migrate'

/**
 * Brings a database to the state this version needs: our tables, the job queue's, and the coming days' partitions.
 * The process must already use this database (`useDatabase`). Returns the names of our migrations it applied.
 */
export async function prepareDatabase(url: string): Promise<string[]> {
  const applied = await migrate(url)
  await runMigrations({ connectionString: url })
  await keepHouse(new Date())
  return applied
}
