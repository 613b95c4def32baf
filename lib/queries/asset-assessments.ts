import { checkById } from '@/lib/assess/catalogue'
import type { Database } from '@/lib/db'
import type { AssessmentStatus, Evidence } from '@/lib/model/assessment'
import type { AssetAssessment } from '@/lib/model/inventory'
import { severityRank } from '@/lib/model/severity'
import { databaseNow } from '@/lib/store/settle'
import { governedOf } from './assessed-resource'
import { controlName } from './check-entry'
import { decidingExemptions } from './deciding-exemptions'
import { readWitnesses } from './read-witnesses'

const statusOrder = { unhealthy: 0, healthy: 1, 'not-applicable': 2 } as const satisfies Record<
  AssessmentStatus,
  number
>

/** Every check of one asset with its evidence, what fails first, the most severe on top. */
export async function assetAssessments(
  db: Database,
  asset: { id: string; environment_id: string },
): Promise<AssetAssessment[]> {
  const rows = await db.assessment.findMany({ where: { assetId: asset.id } })
  const results = rows.map((row) => ({ assetId: asset.id, environmentId: asset.environment_id, checkId: row.checkId }))
  const [exemptions, witnesses, people, now] = await Promise.all([
    decidingExemptions(db, results),
    readWitnesses(db, results),
    db.user.findMany({
      where: { id: { in: rows.flatMap((row) => row.ownerId ?? []) } },
      select: { id: true, name: true },
    }),
    databaseNow(db),
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
          judgedBy: row.witness,
          disputed: row.disputed,
          witnesses: witnesses.get(`${asset.id} ${row.checkId}`) ?? [],
          evidenceAt: row.evidenceAt.toISOString(),
          since: row.statusChangedAt.toISOString(),
          exemption: exemptions.get(`${asset.id} ${row.checkId}`) ?? null,
          governed: governedOf({
            owner_id: row.ownerId,
            owner: people.find((person) => person.id === row.ownerId)?.name ?? null,
            due_at: row.dueAt,
            overdue: row.dueAt !== null && row.dueAt <= now,
            grace: row.grace,
          }),
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
