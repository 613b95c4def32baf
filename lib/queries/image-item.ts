import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ImageItem } from '@/lib/model/inventory'
import type { Json } from '@/lib/model/json'
import { countOf, severityTotals } from '@/lib/model/severity-totals'
import { worstSeverity } from './asset-item'

export type ImageRow = {
  id: string
  environment_id: string
  environment: string
  name: string
  attributes: Record<string, Json>
  running: boolean
  exposed: boolean
  risk: number
  first_seen_at: Date
}

/** The columns of a row, from `asset AS a JOIN environment`. */
export const imageColumns = Prisma.raw(`a.id, a.environment_id, environment.name AS environment, a.name, a.attributes,
  a.running, a.exposed, a.risk, a.first_seen_at`)

type Runs = { id: string; workloads: number; clusters: string[] }

/** Text of an attribute, if it is text. */
export const textOf = (value: Json | undefined): string | null => (typeof value === 'string' ? value : null)

/** Rows as the API shows them: with their findings by severity, where they run and when they were scanned. */
export async function toImageItems(db: Database, rows: readonly ImageRow[]): Promise<ImageItem[]> {
  const ids = rows.map((row) => row.id)
  const [tallies, runs, scans] = await Promise.all([
    // One row per image: as rows of their own, the classes would cost more to hand over than to read.
    db.$queryRaw<{ id: string; classes: number[]; counts: number[] }[]>`
      SELECT asset_id AS id, array_agg(class) AS classes, array_agg(count) AS counts FROM asset_finding_tally
      WHERE asset_id = ANY(${ids}::uuid[]) AND count > 0 GROUP BY asset_id`,
    db.$queryRaw<Runs[]>`
      SELECT edge.target_id AS id, count(DISTINCT edge.asset_id)::int AS workloads,
        COALESCE(array_agg(DISTINCT cluster.name ORDER BY cluster.name) FILTER (WHERE cluster.name IS NOT NULL), '{}') AS clusters
      FROM edge JOIN asset AS runner ON runner.id = edge.asset_id AND runner.gone_at IS NULL
      LEFT JOIN asset AS cluster ON cluster.id = runner.cluster_id
      WHERE edge.target_id = ANY(${ids}::uuid[]) AND edge.kind = 'runs' GROUP BY edge.target_id`,
    db.$queryRaw<{ id: string; at: Date }[]>`
      SELECT asset_id AS id, max(evidence_at) AS at FROM coverage
      WHERE asset_id = ANY(${ids}::uuid[]) AND scope = 'findings:vulnerability' GROUP BY asset_id`,
  ])
  return rows.map((row): ImageItem => {
    const tally = tallies.find((one) => one.id === row.id)
    const own = tally?.classes.map((value, at) => ({ class: value, count: tally.counts[at] ?? 0 })) ?? []
    const where = runs.find((run) => run.id === row.id)
    return {
      id: row.id,
      environmentId: row.environment_id,
      environment: row.environment,
      name: row.name,
      digest: textOf(row.attributes.digest),
      os: textOf(row.attributes.os),
      endOfLife: row.attributes.endOfLife === true,
      running: row.running,
      exposed: row.exposed,
      worst: worstSeverity(row.risk),
      severities: severityTotals(own),
      exploited: countOf(own, (facets) => facets.exploited),
      fixable: countOf(own, (facets) => facets.fixable),
      total: countOf(own),
      workloads: where?.workloads ?? 0,
      clusters: where?.clusters ?? [],
      scannedAt: scans.find((scan) => scan.id === row.id)?.at.toISOString() ?? null,
      firstSeenAt: row.first_seen_at.toISOString(),
    }
  })
}
