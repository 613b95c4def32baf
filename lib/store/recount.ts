import type { MovementCause } from '@/lib/model/movement-cause'
import type { Transaction } from '@/lib/db'
import { exemptAssets } from './exempt-assets'
import { activeExemptions, exemptionSubjects, exemptionView, toActive } from './exemptions'
import { isInGrace, restand } from './restand'
import { settle, databaseNow } from './settle'
import { sendSignal } from './signal'
import { takeTurn } from './take-turn'

/**
 * Changes exemptions of an environment and counts anew what they cover. `change` writes them and names them; `now`
 * is the database's clock, up to which all that expired has been settled. Takes the turn of the environment.
 */
export async function recountExemptions<T>(
  tx: Transaction,
  environmentId: string,
  cause: MovementCause,
  change: (now: Date) => Promise<{ id: string; result: T }>,
): Promise<T> {
  await takeTurn(tx, environmentId, 'estate')
  const { settledAt } = await settle(tx, environmentId)
  const at = await databaseNow(tx)
  const earlier = await activeExemptions(tx, environmentId, settledAt)
  const { id, result } = await change(at)
  const later = await activeExemptions(tx, environmentId, settledAt)
  const changed = await tx.exemption.findUniqueOrThrow({ where: { id } })
  const affected = await exemptAssets(tx, environmentId, [toActive(changed)])
  const subjects = await exemptionSubjects(tx, affected)
  const [was, is] = [exemptionView(earlier, subjects), exemptionView(later, subjects)]
  const moved = await restand(
    tx,
    { environmentId, at, cause },
    affected,
    (row) => ({ exemption: was(row.asset_id, row.check_id)?.category, inGrace: isInGrace(row, settledAt) }),
    (row) => ({ exemption: is(row.asset_id, row.check_id)?.category, inGrace: isInGrace(row, settledAt) }),
  )
  if (changed.expiresAt !== null && changed.revokedAt === null) {
    await tx.$executeRaw`SELECT graphile_worker.add_job('settle-due', run_at := ${changed.expiresAt}, job_key := ${`settle:${id}`})`
  }
  if (moved) await sendSignal(tx, { environmentId, topics: ['score'] })
  return result
}
