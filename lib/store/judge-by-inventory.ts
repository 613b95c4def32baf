import type { Transaction } from '@/lib/db'
import type { AuditContext } from '@/lib/detect/audit/context'
import type { Hit, InventoryDetection } from '@/lib/detect/audit/detection'
import type { Asked } from '@/lib/detect/audit/evaluate-marks'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { loadKnown, type KnownThing } from './known-inventory'
import type { KeyResolver } from './resolve-keys'

type Judge = Pick<InventoryDetection, 'judge'>
type Question<D extends Judge> = Omit<Asked, 'detection'> & { detection: D }

/** Has events judged by what the inventory holds; all that they need is read at once. */
export async function judgeByInventory<D extends Judge>(
  tx: Transaction,
  asked: readonly Question<D>[],
  context: AuditContext,
  keys: KeyResolver,
): Promise<{ event: AuditEvent; detection: D; hit: Hit }[]> {
  if (asked.length === 0) return []
  const known = await loadKnown(
    tx,
    asked.flatMap((one) => one.keys),
    keys,
  )
  return asked.flatMap(({ event, detection, keys: wanted }) => {
    const hit = detection.judge(event, knownBefore(known, wanted, event), context)
    return hit ? [{ event, detection, hit }] : []
  })
}

/** A copy that is newer than the event may show what the event brought: it says nothing of what was before. */
function knownBefore(
  known: ReadonlyMap<string, KnownThing>,
  wanted: readonly string[],
  event: AuditEvent,
): Map<string, Json> {
  return new Map(
    wanted.flatMap((key) => {
      const thing = known.get(key)
      return thing && thing.since.getTime() <= Date.parse(event.at) ? [[key, thing.value] as const] : []
    }),
  )
}
