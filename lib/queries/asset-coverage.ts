import type { Database } from '@/lib/db'
import type { AssetCoverage } from '@/lib/model/inventory'

type Row = {
  source: string
  scope: string
  complete: boolean
  evidence_at: Date
  report_id: string
  collector: string | null
}

/** What each source last said of an asset, the newest first; of a cluster's namespaces only the last for each kind. */
export async function assetCoverage(db: Database, assetId: string): Promise<AssetCoverage[]> {
  const rows = await db.$queryRaw<Row[]>`
    SELECT coverage.source, coverage.scope, coverage.complete, coverage.evidence_at, coverage.report_id,
      collector.name AS collector
    FROM (
      SELECT DISTINCT ON (source, CASE WHEN scope LIKE 'assets:%' THEN split_part(scope, ':', 2) || ':' || split_part(scope, ':', 3)
        ELSE scope END) *
      FROM coverage WHERE asset_id = ${assetId}::uuid
      ORDER BY source, CASE WHEN scope LIKE 'assets:%' THEN split_part(scope, ':', 2) || ':' || split_part(scope, ':', 3)
        ELSE scope END, evidence_at DESC) AS coverage LEFT JOIN report ON report.id = coverage.report_id
    LEFT JOIN collector ON collector.id = report.collector_id
    ORDER BY coverage.evidence_at DESC, coverage.source, coverage.scope`
  return rows.map((row) => ({
    source: row.source,
    scope: row.scope,
    complete: row.complete,
    evidenceAt: row.evidence_at.toISOString(),
    collector: row.collector,
    reportId: row.report_id,
  }))
}
