import type { Database } from '@/lib/db'
import type { Scope } from '@/lib/operation'
import { settleDue } from '@/lib/store/settle'
import { environmentsInScope } from './environments-in-scope'

/**
 * The environments that a reading of the score or of its counts covers, once everything that expired by the
 * database's clock has stopped counting there. Throws as `environmentsInScope`.
 */
export async function settledEnvironments(db: Database, scope: Scope, requested?: string): Promise<string[]> {
  const ids = await environmentsInScope(db, scope, requested)
  await settleDue(db, ids)
  return ids
}
