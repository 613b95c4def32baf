import type { Transaction } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { severityRank } from '@/lib/model/severity'
import { arrayLiteral } from './array-literal'
import type { KnownFinding, ReportedFinding } from './finding-diff'
import { inParts } from './in-parts'

/** The columns that a report decides, as one table of arrays; used by insert and update alike. */
function reportedRows(rows: readonly ReportedFinding[]) {
  const column = (read: (row: ReportedFinding) => string | number | null) => arrayLiteral(rows.map(read))
  return Prisma.sql`unnest(${column((row) => row.assetId)}::uuid[], ${column((row) => row.fingerprint)}::uuid[],
    ${column((row) => row.finding.kind)}::text[], ${column((row) => row.finding.rule)}::text[],
    ${column((row) => row.finding.title)}::text[], ${column((row) => severityRank[row.finding.severity])}::smallint[],
    ${column((row) => row.class)}::int[], ${column((row) => row.epss)}::real[],
    ${column((row) => row.finding.package?.name ?? null)}::text[],
    ${column((row) => row.finding.package?.version ?? null)}::text[],
    ${column((row) => row.finding.package?.fixedVersion ?? null)}::text[],
    ${column((row) => row.finding.fixStatus ?? null)}::text[], ${column(locationOf)}::text[],
    ${column((row) => JSON.stringify(detailOf(row)))}::jsonb[], ${column((row) => row.hash)}::text[])
    AS row (asset_id, fingerprint, kind, rule, title, severity, class, epss, package_name, version, fixed_version,
      fix_status, location, detail, hash)`
}

function locationOf({ finding }: ReportedFinding): string | null {
  const path = finding.location?.path ?? finding.package?.path
  if (!path) return null
  return finding.location?.startLine ? `${path}:${finding.location.startLine}` : path
}

function detailOf({ finding }: ReportedFinding) {
  const { type, purl } = finding.package ?? {}
  return { ...finding.detail, packageType: type, purl, aliases: finding.aliases, location: finding.location }
}

/** New findings, first seen now. */
export async function insertFindings(
  tx: Transaction,
  environmentId: string,
  source: string,
  at: Date,
  rows: readonly ReportedFinding[],
): Promise<void> {
  await inParts(
    rows,
    (part) => tx.$executeRaw`
      INSERT INTO finding (asset_id, fingerprint, environment_id, kind, rule, title, severity, class, epss, open,
        sources, package_name, version, fixed_version, fix_status, location, detail, content_hash, first_seen_at,
        changed_at)
      SELECT asset_id, fingerprint, ${environmentId}::uuid, kind, rule, title, severity, class, epss, true,
        ARRAY[${source}], package_name, version, fixed_version, fix_status, location, detail, decode(hash, 'hex'),
        ${at}, ${at}
      FROM ${reportedRows(part)}`,
  )
}

/** Rewrites what the report says; `reopen` also opens them again for this source alone. */
export async function updateFindings(
  tx: Transaction,
  source: string,
  at: Date,
  rows: readonly ReportedFinding[],
  reopen: boolean,
): Promise<void> {
  if (rows.length === 0) return
  const opening = reopen
    ? Prisma.sql`, open = true, sources = ARRAY[${source}], resolved_at = NULL, reopened = finding.reopened + 1`
    : Prisma.empty
  await tx.$executeRaw`
    UPDATE finding SET title = row.title, severity = row.severity, class = row.class, epss = row.epss,
      package_name = row.package_name, version = row.version, fixed_version = row.fixed_version,
      fix_status = row.fix_status, location = row.location, detail = row.detail,
      content_hash = decode(row.hash, 'hex'), changed_at = ${at} ${opening}
    FROM ${reportedRows(rows)}
    WHERE finding.asset_id = row.asset_id AND finding.fingerprint = row.fingerprint`
}

/** Adds the source to findings that another one leads, and keeps what it says differently. */
export async function joinFindings(
  tx: Transaction,
  source: string,
  at: Date,
  rows: readonly { now: ReportedFinding; differs: boolean }[],
): Promise<void> {
  if (rows.length === 0) return
  await tx.$executeRaw`
    UPDATE finding SET sources = array_append(array_remove(sources, ${source}), ${source})
    FROM unnest(${rows.map((row) => row.now.assetId)}::uuid[], ${rows.map((row) => row.now.fingerprint)}::uuid[])
      AS row (asset_id, fingerprint)
    WHERE finding.asset_id = row.asset_id AND finding.fingerprint = row.fingerprint
      AND NOT (${source} = ANY(finding.sources))`
  const differing = rows.filter((row) => row.differs).map((row) => row.now)
  if (differing.length === 0) return
  const statements = differing.map(({ finding }) =>
    JSON.stringify({
      title: finding.title,
      severity: finding.severity,
      fixedVersion: finding.package?.fixedVersion ?? null,
      fixStatus: finding.fixStatus ?? null,
    }),
  )
  await tx.$executeRaw`
    INSERT INTO finding_witness (asset_id, fingerprint, source, statement, evidence_at)
    SELECT asset_id, fingerprint, ${source}, statement, ${at}
    FROM unnest(${differing.map((row) => row.assetId)}::uuid[], ${differing.map((row) => row.fingerprint)}::uuid[],
      ${statements}::jsonb[]) AS row (asset_id, fingerprint, statement)
    ON CONFLICT (asset_id, fingerprint, source) DO UPDATE
      SET statement = excluded.statement, evidence_at = excluded.evidence_at`
}

/** Takes the source off findings that others still see. */
export async function leaveFindings(tx: Transaction, source: string, rows: readonly KnownFinding[]): Promise<void> {
  if (rows.length === 0) return
  const assetIds = rows.map((row) => row.asset_id)
  const fingerprints = rows.map((row) => row.fingerprint)
  await tx.$executeRaw`
    UPDATE finding SET sources = array_remove(sources, ${source})
    FROM unnest(${assetIds}::uuid[], ${fingerprints}::uuid[]) AS row (asset_id, fingerprint)
    WHERE finding.asset_id = row.asset_id AND finding.fingerprint = row.fingerprint`
  await tx.$executeRaw`
    DELETE FROM finding_witness USING unnest(${assetIds}::uuid[], ${fingerprints}::uuid[]) AS row (asset_id, fingerprint)
    WHERE finding_witness.asset_id = row.asset_id AND finding_witness.fingerprint = row.fingerprint
      AND finding_witness.source = ${source}`
}
