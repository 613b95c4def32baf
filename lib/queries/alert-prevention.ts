import { checkById } from '@/lib/assess/catalogue'
import type { Database } from '@/lib/db'
import type { AlertPrevention } from '@/lib/model/alert-view'

const order = ['unhealthy', 'healthy', 'not-applicable'] as const

/** The checks that an alert names, with how they stand on these assets; what is open comes first. */
export async function readPrevention(
  db: Database,
  checkIds: readonly string[],
  assetIds: readonly string[],
): Promise<AlertPrevention[]> {
  const rows = await db.assessment.findMany({
    where: { assetId: { in: [...assetIds] }, checkId: { in: [...checkIds] } },
    select: { assetId: true, checkId: true, status: true },
  })
  const items = checkIds.flatMap((id): AlertPrevention[] => {
    const check = checkById(id)
    // A check that this version does not have cannot be shown or followed.
    if (!check) return []
    const status = order.find((name) => rows.some((row) => row.checkId === id && row.status === name)) ?? null
    const assetId = rows.find((row) => row.checkId === id && row.status === status)?.assetId ?? null
    return [{ checkId: id, name: check.name, severity: check.severity, status, assetId }]
  })
  const rank = (item: AlertPrevention) => (item.status === null ? 1 : item.status === 'unhealthy' ? 0 : 2)
  return items.toSorted((a, b) => rank(a) - rank(b))
}
