'use client'

import { useQuery } from '@tanstack/react-query'
import { StackedColumns } from '../charts/stacked-columns'
import type { TimeRange } from '../charts/prepare-columns'
import { alertKeys, fetchAlertHistogram } from './api'

const hour = 3_600_000

function perWhat(bucket: number): string {
  const hours = bucket / hour
  if (hours === 1) return 'per hour'
  if (hours < 24) return `per ${hours} hours`
  return hours === 24 ? 'per day' : `per ${hours / 24} days`
}

/** How many alerts were raised over time, under the filters of the list. A drag narrows the time. */
export function AlertChart({
  filters,
  onNarrow,
}: {
  filters: Readonly<Record<string, string | undefined>>
  onNarrow: (range: TimeRange) => void
}) {
  const { data, isError } = useQuery({
    queryKey: alertKeys.histogram(filters),
    queryFn: ({ signal }) => fetchAlertHistogram(filters, signal),
  })
  const what = `New alerts ${data ? perWhat(data.bucket) : 'over time'}, UTC`
  return (
    <section className="alert-chart" aria-label="New alerts over time">
      <div className="row between s">
        <span className="muted">{what}</span>
        <span className="faint hide-small">Drag to narrow the time</span>
      </div>
      {data ? (
        <StackedColumns what={what} buckets={data.buckets} bucket={data.bucket} height={84} onNarrow={onNarrow} />
      ) : (
        <p className="alert-chart-none muted s">
          {isError ? 'The chart could not be loaded. The list below does not depend on it.' : null}
        </p>
      )}
    </section>
  )
}
