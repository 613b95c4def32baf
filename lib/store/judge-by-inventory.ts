import type { Transaction } from '@/lib/db'
import type { AuditContext } from '@/lib/detect/audit/context'
import type { Hit, InventoryDetection } from '@/lib/detect/audit/detection'
import type { Asked } from '@/lib/detect/audit/evaluate-marks'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import type { KeyResolver } from './resolve-keys'

/** Has events judged by what the inventory holds; all that they need is read in one statement. */
export async function judgeByInventory(
  tx: Transaction,
  asked: readonly Asked[],
  context: AuditContext,
  keys: KeyResolver,
): Promise<{ event: AuditEvent; detection: InventoryDetection; hit: Hit }[]> {
  if (asked.length === 0) return []
  const ids = new Map(asked.flatMap((one) => one.keys).map((key) => [key, keys.id(key)]))
  const rows = await tx.$queryRaw<{ id: string; document: Json }[]>`
    SELECT asset.id, document FROM asset JOIN asset_document ON asset_id = asset.id
    WHERE asset.id = ANY(${[...new Set(ids.values())]}::uuid[]) AND gone_at IS NULL`
  const byId = new Map(rows.map((row) => [row.id, row.document]))
  const known = new Map(
    [...ids].flatMap(([key, id]) => {
      const document = byId.get(id)
      return document === undefined ? [] : [[key, document] as const]
    }),
  )
  return asked.flatMap(({ event, detection }) => {
    const hit = detection.judge(event, known, context)
    return hit ? [{ event, detection, hit }] : []
  })
}
