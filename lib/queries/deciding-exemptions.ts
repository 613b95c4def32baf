import type { Transaction } from '@/lib/db'
import type { DecidingExemption } from '@/lib/model/governance'
import { readExemptions } from '@/lib/store/exemptions'
import { databaseNow } from '@/lib/store/settle'

type Result = { assetId: string; environmentId: string; checkId: string }

/** The exemptions that decide over these results now, by `asset check`. */
export async function decidingExemptions(
  db: Transaction,
  results: readonly Result[],
): Promise<ReadonlyMap<string, DecidingExemption>> {
  const found = new Map<string, string>()
  const at = await databaseNow(db)
  for (const environmentId of new Set(results.map((row) => row.environmentId))) {
    const own = results.filter((row) => row.environmentId === environmentId)
    const ids = [...new Set(own.map((row) => row.assetId))]
    const view = await readExemptions(db, environmentId, ids, at)
    for (const { assetId, checkId } of own) {
      const exemption = view(assetId, checkId)
      if (exemption) found.set(`${assetId} ${checkId}`, exemption.id)
    }
  }
  if (found.size === 0) return new Map()
  const rows = await db.exemption.findMany({ where: { id: { in: [...new Set(found.values())] } } })
  const byId = new Map(
    rows.map((row): [string, DecidingExemption] => [
      row.id,
      {
        id: row.id,
        category: row.category === 'mitigated' ? 'mitigated' : 'waiver',
        reason: row.reason,
        evidenceLink: row.evidenceLink,
        expiresAt: row.expiresAt?.toISOString() ?? null,
      },
    ]),
  )
  return new Map(
    [...found].flatMap(([key, id]) => {
      const exemption = byId.get(id)
      return exemption ? [[key, exemption] as const] : []
    }),
  )
}
