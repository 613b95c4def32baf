import type { Database } from '@/lib/db'
import type { Scope } from '@/lib/operation'
import { settleDue } from '@/lib/store/settle'
import { environmentsInScope } from './environments-in-scope'

/**
 * The environments that a reading of the score or of its counts covers, once everything that expired by the
 * database's clock has stopped counting there. Throws as `environmentsInScope`.
 */
export async function settledEnvironments(db: Database, scope: Scope, requested?: string): Promise<string[]> {
  return (await settledEstate(db, scope, requested)).ids
}

/** The same, with the revision at which they stand. */
export async function settledEstate(
  db: Database,
  scope: Scope,
  requested?: string,
): Promise<{ ids: string[]; revision: string }> {
  const ids = await environmentsInScope(db, scope, requested)
  return { ids, revision: await settleDue(db, ids) }
}
