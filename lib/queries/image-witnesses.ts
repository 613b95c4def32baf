import type { Database } from '@/lib/db'
import type { AssetCoverage, ImageWitness } from '@/lib/model/inventory'

/**
 * The scanners that looked into an image for vulnerabilities and how many of the open ones each sees, the most first;
 * `agreed` is how many all of them see.
 */
export async function imageWitnesses(
  db: Database,
  id: string,
  coverage: readonly AssetCoverage[],
): Promise<{ witnesses: ImageWitness[]; agreed: number }> {
  const rows = await db.$queryRaw<{ sources: string[]; count: number }[]>`
    SELECT sources, count(*)::int AS count FROM finding
    WHERE asset_id = ${id}::uuid AND open AND kind = 'vulnerability' GROUP BY sources`
  const looked = coverage.filter((row) => row.scope === 'findings:vulnerability')
  const names = [...new Set([...looked.map((row) => row.source), ...rows.flatMap((row) => row.sources)])]
  const witnesses = names
    .map((source): ImageWitness => {
      const own = looked.find((row) => row.source === source)
      return {
        source,
        found: rows.reduce((sum, row) => sum + (row.sources.includes(source) ? row.count : 0), 0),
        evidenceAt: own?.evidenceAt ?? null,
        collector: own?.collector ?? null,
      }
    })
    .toSorted((a, b) => b.found - a.found || (a.source < b.source ? -1 : 1))
  const agreed = rows.reduce((sum, row) => sum + (row.sources.length === names.length ? row.count : 0), 0)
  return { witnesses, agreed }
}
