import { ratedSeverities, severityNames, type RatedSeverity } from '../mark/severity-name'
import { formatCount } from '../ui/format-count'
import { formatClock, formatDay } from '../ui/format-time'
import { countAxis } from './axis'

/** Counts from `at` on, for one bucket of time; null where nothing was known. Oldest first. */
export type CountBucket = { at: string; counts: Readonly<Record<RatedSeverity, number>> | null }
export type TimeRange = { from: string; to: string }

export type PreparedColumn = { at: number; label: string; total: number; known: boolean } & Record<
  RatedSeverity,
  number
>

export type PreparedColumns = {
  columns: PreparedColumn[]
  /** First and last index of each stretch without data. */
  gaps: { from: number; to: number }[]
  top: number
  ticks: number[]
  dates: { index: number; label: string }[]
  summary: string
}

const zero = Object.fromEntries(ratedSeverities.map((severity) => [severity, 0])) as Record<RatedSeverity, number>

/** `17 Nov`, with the clock when buckets are shorter than a day. */
function labelOf(at: number, bucket: number): string {
  const date = new Date(at)
  return bucket < 86_400_000 ? `${formatDay(date)} ${formatClock(date)}` : formatDay(date)
}

function summarise(what: string, columns: readonly PreparedColumn[], gaps: number): string {
  const known = columns.filter((column) => column.known)
  const last = known.at(-1)
  if (!last) return `${what}: no data in this time.`
  const most = known.reduce((best, column) => (column.total > best.total ? column : best), last)
  const parts = ratedSeverities
    .filter((severity) => last[severity] > 0)
    .map((severity) => `${formatCount(last[severity])} ${severityNames[severity].toLowerCase()}`)
  const end = `${what}: ${formatCount(last.total)} at the end (${parts.join(', ') || 'none'}), most ${formatCount(most.total)} on ${most.label}.`
  return gaps === 0 ? end : `${end} ${gaps} ${gaps === 1 ? 'gap' : 'gaps'} without data.`
}

/** Columns with the worst on the base line; pure. `bucket` is the length of one bucket in ms. */
export function prepareColumns(what: string, buckets: readonly CountBucket[], bucket: number): PreparedColumns {
  const columns = buckets
    .map(({ at, counts }) => ({ at: Date.parse(at), counts }))
    .filter(({ at }) => Number.isFinite(at))
    .map(({ at, counts }) => ({
      at,
      label: labelOf(at, bucket),
      known: counts !== null,
      total: counts ? ratedSeverities.reduce((sum, severity) => sum + counts[severity], 0) : 0,
      ...(counts ?? zero),
    }))
  const gaps: PreparedColumns['gaps'] = []
  columns.forEach((column, index) => {
    if (column.known) return
    const open = gaps.at(-1)
    if (open && open.to === index - 1) open.to = index
    else gaps.push({ from: index, to: index })
  })
  const places = [...new Set([0, Math.floor((columns.length - 1) / 2), columns.length - 1])]
  const dates = places.flatMap((index) => {
    const column = columns[index]
    return column ? [{ index, label: formatDay(new Date(column.at)) }] : []
  })
  const axis = countAxis(Math.max(0, ...columns.map((column) => column.total)))
  return { columns, gaps, ...axis, dates, summary: summarise(what, columns, gaps.length) }
}

/** The bucket under a place on the plot, kept within it. */
export function bucketAt(x: number, left: number, width: number, buckets: number): number {
  const index = Math.floor(((x - left) / Math.max(1, width)) * buckets)
  return Math.min(buckets - 1, Math.max(0, index))
}

/** The time that a drag from one bucket to another covers, in either direction; null without buckets. */
export function rangeOf(
  columns: readonly PreparedColumn[],
  one: number,
  other: number,
  bucket: number,
): TimeRange | null {
  const first = columns[Math.min(one, other)]
  const last = columns[Math.max(one, other)]
  if (!first || !last) return null
  return { from: new Date(first.at).toISOString(), to: new Date(last.at + bucket).toISOString() }
}
