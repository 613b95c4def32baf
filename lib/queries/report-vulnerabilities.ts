import type { Database } from '@/lib/db'
import { findingFacets } from '@/lib/model/finding-class'
import type { Severity } from '@/lib/model/severity'

const nothing = (): Record<Severity, number> => ({
  critical: 0,
  high: 0,
  medium: 0,
  low: 0,
  informational: 0,
  unknown: 0,
})

type Tally = { class: number; count: number }

function countOf(tallies: readonly Tally[]): { counts: Record<Severity, number>; knownExploited: number } {
  const counts = nothing()
  let knownExploited = 0
  for (const row of tallies) {
    const facets = findingFacets(row.class)
    if (facets.kind !== 'vulnerability') continue
    counts[facets.severity] += row.count
    if (facets.exploited) knownExploited += row.count
  }
  return { counts, knownExploited }
}

/** Open vulnerabilities as the posture report prints them, and the images that hold the most urgent ones. */
export async function readReportVulnerabilities(db: Database, environments: readonly string[], images = 8) {
  const ids = [...environments]
  const [tallies, worst] = await Promise.all([
    db.$queryRaw<Tally[]>`
      SELECT class, sum(count)::int AS count FROM finding_tally
      WHERE environment_id = ANY(${ids}::uuid[]) AND count > 0 GROUP BY class`,
    // The images of the 500 most urgent findings: reading all images would cost more than the page is worth.
    db.$queryRaw<{ asset_id: string; name: string; environment: string }[]>`
      SELECT urgent.asset_id, asset.name, environment.name AS environment FROM (
        SELECT asset_id, max(class) AS class, count(*) AS count FROM (
          SELECT asset_id, class FROM finding
          WHERE open AND kind = 'vulnerability' AND environment_id = ANY(${ids}::uuid[])
          ORDER BY class DESC, epss DESC, asset_id DESC, fingerprint DESC LIMIT 500) AS top
        GROUP BY asset_id) AS urgent
      JOIN asset ON asset.id = urgent.asset_id AND asset.kind = 'image'
      JOIN environment ON environment.id = asset.environment_id
      ORDER BY urgent.class DESC, urgent.count DESC, asset.name LIMIT ${images}`,
  ])
  const own = await db.assetFindingTally.findMany({
    where: { assetId: { in: worst.map((row) => row.asset_id) }, count: { gt: 0 } },
    select: { assetId: true, class: true, count: true },
  })
  const { counts, knownExploited } = countOf(tallies)
  return {
    bySeverity: counts,
    knownExploited,
    topImages: worst.map((image) => ({
      name: image.name,
      environment: image.environment,
      ...countOf(own.filter((row) => row.assetId === image.asset_id)),
    })),
  }
}
