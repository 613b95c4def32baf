import type { Json, Problem } from '@/lib/model/json'

export type ReportStatus = 'queued' | 'processing' | 'processed' | 'rejected'

export type ReportItem = {
  id: string
  collectorId: string
  collector: string
  environmentId: string
  format: string
  status: ReportStatus
  title: string | null
  receivedAt: string
  processedAt: string | null
  collectedAt: string | null
  bytes: number
  /** The same body sent again after this one. */
  duplicates: number
  counts: Json
  /** At most 100; `counts.rejected` is exact. */
  problems: Problem[]
  problemCount: number
}

export type ReportRow = {
  id: string
  collectorId: string
  environmentId: string
  format: string
  status: string
  title: string | null
  receivedAt: Date
  processedAt: Date | null
  collectedAt: Date | null
  bytes: number
  duplicates: number
  counts: unknown
  problems: unknown
}

export const reportSelect = {
  id: true,
  collectorId: true,
  environmentId: true,
  format: true,
  status: true,
  title: true,
  receivedAt: true,
  processedAt: true,
  collectedAt: true,
  bytes: true,
  duplicates: true,
  counts: true,
  problems: true,
} as const

/** A row of the ledger as the API tells of it, with at most `problems` of its problems. */
export function toReportItem(row: ReportRow, collector: string, problems: number): ReportItem {
  const all = Array.isArray(row.problems) ? (row.problems as Problem[]) : []
  return {
    id: row.id,
    collectorId: row.collectorId,
    collector,
    environmentId: row.environmentId,
    format: row.format,
    status: row.status as ReportStatus,
    title: row.title,
    receivedAt: row.receivedAt.toISOString(),
    processedAt: row.processedAt?.toISOString() ?? null,
    collectedAt: row.collectedAt?.toISOString() ?? null,
    bytes: row.bytes,
    duplicates: row.duplicates,
    counts: (row.counts ?? null) as Json,
    problems: all.slice(0, problems),
    problemCount: all.length,
  }
}
