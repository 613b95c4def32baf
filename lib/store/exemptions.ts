import type { Transaction } from '@/lib/db'
import { decidingExemption, type ActiveExemption, type ExemptionSubject } from '@/lib/assess/exemption'

/** The exemption that decides over one check on one asset; undefined when none covers it. */
export type ExemptionView = (assetId: string, checkId: string) => ActiveExemption | undefined

/** The exemptions of an environment that count at a moment: approved where they must be, not ended, not expired. */
export async function activeExemptions(tx: Transaction, environmentId: string, at: Date): Promise<ActiveExemption[]> {
  const rows = await tx.exemption.findMany({
    where: {
      environmentId,
      revokedAt: null,
      rejectedAt: null,
      AND: [
        { OR: [{ expiresAt: null }, { expiresAt: { gt: at } }] },
        { OR: [{ needsApproval: false }, { approvedAt: { not: null } }] },
      ],
    },
  })
  return rows.map(toActive)
}

type Row = {
  id: string
  checkId: string | null
  assetId: string | null
  namespace: string | null
  labels: unknown
  category: string
  createdAt: Date
}

/** An exemption as the rules take it. */
export function toActive({ id, checkId, assetId, namespace, labels, category, createdAt }: Row): ActiveExemption {
  const rules = Array.isArray(labels) ? labels.filter((label) => typeof label === 'string') : null
  const known = category === 'mitigated' ? 'mitigated' : 'waiver'
  return { id, checkId, assetId, namespace, labels: rules, category: known, createdAt }
}

/** These assets as exemptions look at them. */
export async function exemptionSubjects(
  tx: Transaction,
  assetIds: readonly string[],
): Promise<ReadonlyMap<string, ExemptionSubject>> {
  if (assetIds.length === 0) return new Map()
  const rows = await tx.$queryRaw<{ id: string; namespace: string | null; labelled: string[] }[]>`
    SELECT id, namespace, ARRAY(SELECT exemption_id::text FROM exemption_asset WHERE asset_id = asset.id) AS labelled
    FROM asset WHERE id = ANY(${[...assetIds]}::uuid[])`
  return new Map(rows.map((row) => [row.id, { ...row, labelled: new Set(row.labelled) }]))
}

/** How these exemptions cover these assets. */
export function exemptionView(
  exemptions: readonly ActiveExemption[],
  subjects: ReadonlyMap<string, ExemptionSubject>,
): ExemptionView {
  if (exemptions.length === 0) return () => undefined
  return (assetId, checkId) => {
    const subject = subjects.get(assetId)
    return subject && decidingExemption(exemptions, subject, checkId)
  }
}

/** Which exemption decides over each check of these assets at a moment. */
export async function readExemptions(
  tx: Transaction,
  environmentId: string,
  assetIds: readonly string[],
  at: Date,
): Promise<ExemptionView> {
  const exemptions = await activeExemptions(tx, environmentId, at)
  if (exemptions.length === 0) return () => undefined
  return exemptionView(exemptions, await exemptionSubjects(tx, assetIds))
}
