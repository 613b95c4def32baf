import { checkById } from '@/lib/assess/catalogue'
import type { Database } from '@/lib/db'
import type { AssessmentStatus, Evidence } from '@/lib/model/assessment'
import type { AssetAssessment } from '@/lib/model/inventory'
import { severityRank } from '@/lib/model/severity'
import { readExemptions } from '@/lib/store/exemptions'
import { databaseNow } from '@/lib/store/settle'
import { controlName } from './check-entry'

const statusOrder = { unhealthy: 0, healthy: 1, 'not-applicable': 2 } as const satisfies Record<
  AssessmentStatus,
  number
>

/** Every check of one asset with its evidence, what fails first, the most severe on top. */
export async function assetAssessments(
  db: Database,
  asset: { id: string; environment_id: string },
): Promise<AssetAssessment[]> {
  const [rows, exempt] = await Promise.all([
    db.assessment.findMany({ where: { assetId: asset.id } }),
    readExemptions(db, asset.environment_id, [asset.id], await databaseNow(db)),
  ])
  return rows
    .flatMap((row): AssetAssessment[] => {
      const check = checkById(row.checkId)
      // A check that a later version has dropped says nothing any more.
      if (!check) return []
      return [
        {
          checkId: row.checkId,
          name: check.name,
          severity: check.severity,
          controlName: controlName(check.control),
          status: row.status as AssessmentStatus,
          reason: row.reason,
          evidence: row.evidence as Evidence[],
          evidenceAt: row.evidenceAt.toISOString(),
          since: row.statusChangedAt.toISOString(),
          exemption: exempt(asset.id, row.checkId)?.category ?? null,
        },
      ]
    })
    .toSorted(
      (a, b) =>
        statusOrder[a.status] - statusOrder[b.status] ||
        severityRank[b.severity] - severityRank[a.severity] ||
        (a.name < b.name ? -1 : 1),
    )
}
