import type { Json, Problem } from '@/lib/model/json'
import { formatCount } from '../ui/format-count'

/** A report of the ledger as the parts of the page see it. */
export type ReportFacts = {
  id: string
  format: string
  status: 'queued' | 'processing' | 'processed' | 'rejected'
  title: string | null
  receivedAt: string
  bytes: number
  duplicates: number
  counts: Json
  problems: Problem[]
  problemCount: number
}

const numberAt = (counts: Json, ...path: string[]): number => {
  let value: Json | undefined = counts
  for (const name of path) {
    if (value === null || typeof value !== 'object' || Array.isArray(value)) return 0
    value = (value as Record<string, Json>)[name]
  }
  return typeof value === 'number' ? value : 0
}

/** What a report is about: an image without its registry, which is the same in every row, else as the tool calls it. */
export function reportTitle(report: ReportFacts): string {
  return (report.title ?? report.format).replace(/^[^/]*[.:][^/]*\/(?=[^/])/, '')
}

/** What became of a report in a few words: "3 new, 207 same, 2 resolved". */
export function reportOutcome(report: ReportFacts): string {
  const { counts, status, problemCount } = report
  if (status === 'queued' || status === 'processing') return 'waiting to be processed'
  if (status === 'rejected') {
    return `${formatCount(problemCount)} ${problemCount === 1 ? 'problem' : 'problems'}, nothing stored`
  }
  const parts: [number, string][] = [
    [numberAt(counts, 'assets', 'created'), 'new resources'],
    [numberAt(counts, 'assets', 'updated'), 'changed resources'],
    [numberAt(counts, 'assets', 'gone'), 'gone resources'],
    [numberAt(counts, 'findings', 'created') + numberAt(counts, 'findings', 'reopened'), 'new'],
    [numberAt(counts, 'findings', 'updated'), 'changed'],
    [numberAt(counts, 'findings', 'unchanged'), 'same'],
    [numberAt(counts, 'findings', 'resolved'), 'resolved'],
    [numberAt(counts, 'alerts', 'raised'), 'alerts raised'],
    [numberAt(counts, 'alerts', 'repeated'), 'alerts repeated'],
    [numberAt(counts, 'alerts', 'suppressed'), 'alerts suppressed'],
    [numberAt(counts, 'audit', 'kept'), 'requests kept'],
    [numberAt(counts, 'audit', 'known'), 'known before'],
    [numberAt(counts, 'audit', 'passing'), 'not worth keeping'],
    [numberAt(counts, 'rejected'), 'items left out'],
  ]
  const said = parts.filter(([count]) => count > 0).map(([count, word]) => `${formatCount(count)} ${word}`)
  if (said.length === 0) said.push('same as before')
  if (report.duplicates > 0) said.push(`sent ${formatCount(report.duplicates)} times more`)
  return said.join(', ')
}
