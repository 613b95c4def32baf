import type { Transaction } from '@/lib/db'

/** The incidents that these alerts are in, in the order in which they are locked. */
export async function incidentsOf(tx: Transaction, alertIds: readonly string[]): Promise<string[]> {
  if (alertIds.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT incident_id AS id FROM alert WHERE id = ANY(${alertIds}::uuid[]) AND incident_id IS NOT NULL
    ORDER BY 1`
  return rows.map((row) => row.id)
}
