import type { ObservedFinding } from '@/lib/model/observation'

export type KnownFinding = {
  asset_id: string
  fingerprint: string
  kind: string
  rule: string
  class: number
  open: boolean
  sources: string[]
  hash: string
}

/** A finding of the report with what the store needs to compare and write it. */
export type ReportedFinding = {
  assetId: string
  fingerprint: string
  finding: ObservedFinding
  /** SHA-256 (hex) of what the tool says of it. */
  hash: string
  class: number
  epss: number
}

export type FindingDiff = {
  created: ReportedFinding[]
  /** Open before and now, but the leading source says something new of it. */
  updated: { before: KnownFinding; now: ReportedFinding }[]
  reopened: { before: KnownFinding; now: ReportedFinding }[]
  /** Another source already leads: this one joins, and what it says differently is kept apart. */
  joined: { before: KnownFinding; now: ReportedFinding; differs: boolean }[]
  unchanged: number
  /** The last source that saw it no longer does. */
  resolved: KnownFinding[]
  /** This source no longer sees it, others still do. */
  left: KnownFinding[]
}

/**
 * Compares what a source reports of some assets with what is kept of them. The source that saw a finding first
 * leads: its words stand in the row. `retracts` says whether absence means anything for this finding, which
 * only a complete and newer report may claim.
 */
export function diffFindings(
  source: string,
  known: readonly KnownFinding[],
  reported: readonly ReportedFinding[],
  retracts: (finding: KnownFinding) => boolean,
): FindingDiff {
  const diff: FindingDiff = { created: [], updated: [], reopened: [], joined: [], unchanged: 0, resolved: [], left: [] }
  const before = new Map(known.map((row) => [row.asset_id + row.fingerprint, row]))
  const seen = new Set<string>()
  for (const now of reported) {
    const name = now.assetId + now.fingerprint
    seen.add(name)
    const row = before.get(name)
    if (!row) diff.created.push(now)
    else if (!row.open) diff.reopened.push({ before: row, now })
    else if (row.sources[0] === source) {
      if (row.hash === now.hash && row.class === now.class) diff.unchanged += 1
      else diff.updated.push({ before: row, now })
    } else if (row.sources.includes(source) && row.hash === now.hash) diff.unchanged += 1
    else diff.joined.push({ before: row, now, differs: row.hash !== now.hash })
  }
  for (const row of known) {
    if (!row.open || seen.has(row.asset_id + row.fingerprint)) continue
    if (!row.sources.includes(source) || !retracts(row)) continue
    if (row.sources.length === 1) diff.resolved.push(row)
    else diff.left.push(row)
  }
  return diff
}
