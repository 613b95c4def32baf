import type { Database } from '@/lib/db'
import type { AlertImage } from '@/lib/model/alert-view'
import { findingFacets } from '@/lib/model/finding-class'
import { severities, severityOfRank, type Severity } from '@/lib/model/severity'

/** The images of an alert: those it names and those that its asset runs, with their worst vulnerabilities. */
export async function readAlertImages(
  db: Database,
  environmentId: string,
  assetId: string,
  named: readonly string[],
): Promise<AlertImage[]> {
  const images = await db.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, name FROM asset WHERE kind = 'image' AND environment_id = ${environmentId}::uuid AND (id = ANY(${[...named]}::uuid[])
      OR id IN (SELECT target_id FROM edge WHERE asset_id = ${assetId}::uuid AND kind = 'runs')) ORDER BY name, id LIMIT 10`
  if (images.length === 0) return []
  const ids = images.map((row) => row.id)
  const [tallies, worst] = await Promise.all([
    db.$queryRaw<{ asset_id: string; class: number; count: number }[]>`
      SELECT asset_id, class, count FROM asset_finding_tally WHERE asset_id = ANY(${ids}::uuid[]) AND count > 0`,
    db.$queryRaw<
      {
        asset_id: string
        rule: string
        title: string
        severity: number
        class: number
        package_name: string | null
        version: string | null
        fixed_version: string | null
      }[]
    >`
      SELECT image AS asset_id, f.rule, f.title, f.severity, f.class, f.package_name, f.version, f.fixed_version
      FROM unnest(${ids}::uuid[]) AS image CROSS JOIN LATERAL (
        SELECT * FROM finding WHERE asset_id = image AND open AND kind = 'vulnerability'
        ORDER BY class DESC, epss DESC, fingerprint LIMIT 5) AS f`,
  ])
  return images.map(({ id, name }) => {
    const counts = Object.fromEntries(severities.map((severity) => [severity, 0])) as Record<Severity, number>
    let exploited = 0
    for (const row of tallies.filter((row) => row.asset_id === id)) {
      const facets = findingFacets(row.class)
      counts[facets.severity] += row.count
      if (facets.exploited) exploited += row.count
    }
    return {
      assetId: id,
      name,
      counts,
      exploited,
      worst: worst
        .filter((row) => row.asset_id === id)
        .map((row) => ({
          rule: row.rule,
          title: row.title,
          severity: severityOfRank(row.severity),
          exploited: findingFacets(row.class).exploited,
          package: row.package_name,
          version: row.version,
          fixedVersion: row.fixed_version,
        })),
    }
  })
}
