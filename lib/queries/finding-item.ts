import { Prisma } from '@/lib/generated/prisma/client'
import type { FindingKind, FixStatus } from '@/lib/model/finding'
import { findingFacets } from '@/lib/model/finding-class'
import type { FindingItem } from '@/lib/model/inventory'
import { severityOfRank } from '@/lib/model/severity'

export type FindingRow = {
  asset_id: string
  fingerprint: string
  environment_id: string
  asset_name: string
  asset_kind: string
  namespace: string | null
  kind: FindingKind
  rule: string
  title: string
  severity: number
  class: number
  epss: number
  open: boolean
  sources: string[]
  package_name: string | null
  version: string | null
  fixed_version: string | null
  fix_status: FixStatus | null
  location: string | null
  layer: string | null
  first_seen_at: Date
  resolved_at: Date | null
}

/** The columns of an item, from `finding AS f JOIN asset`. */
export const findingColumns =
  Prisma.raw(`f.asset_id, f.fingerprint, f.environment_id, asset.name AS asset_name, asset.kind AS asset_kind,
  asset.namespace, f.kind, f.rule, f.title, f.severity, f.class, f.epss, f.open, f.sources, f.package_name, f.version,
  f.fixed_version, f.fix_status, f.location, f.detail->'location'->>'layer' AS layer, f.first_seen_at, f.resolved_at`)

/** A row of `findingColumns` as the API shows it. */
export function toFindingItem(row: FindingRow): FindingItem {
  const facets = findingFacets(row.class)
  return {
    assetId: row.asset_id,
    fingerprint: row.fingerprint,
    environmentId: row.environment_id,
    asset: { name: row.asset_name, kind: row.asset_kind, namespace: row.namespace },
    kind: row.kind,
    rule: row.rule,
    title: row.title,
    severity: severityOfRank(row.severity),
    exploited: facets.exploited,
    exposed: facets.exposed,
    running: facets.running,
    fixable: facets.fixable,
    epss: row.epss,
    open: row.open,
    sources: row.sources,
    package: row.package_name,
    version: row.version,
    fixedVersion: row.fixed_version,
    fixStatus: row.fix_status,
    location: row.location,
    layer: row.layer,
    firstSeenAt: row.first_seen_at.toISOString(),
    resolvedAt: row.resolved_at?.toISOString() ?? null,
  }
}
