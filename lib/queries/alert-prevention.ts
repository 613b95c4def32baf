import { checkById } from '@/lib/assess/catalogue'
import type { Database } from '@/lib/db'
import type { Severity } from '@/lib/model/severity'

/** A recommendation that would have stood in the way. */
export type AlertPrevention = {
  checkId: string
  name: string
  severity: Severity
  /** How it stands on the asset or its images, the worst of them; null when nothing has been assessed. */
  status: 'healthy' | 'unhealthy' | 'not-applicable' | null
  assetId: string | null
}

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
