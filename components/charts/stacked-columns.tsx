'use client'

import dynamic from 'next/dynamic'
import { useMemo, useState, type PointerEvent } from 'react'
import { ratedSeverities, severityNames } from '../mark/severity-name'
import { ChartFigure, type ChartFigureProps } from './chart-figure'
import { plotLeft, plotRight } from './plot'
import { bucketAt, prepareColumns, rangeOf, type CountBucket, type TimeRange } from './prepare-columns'

// The drawing library is larger than a page: it comes after the first paint.
const Drawing = dynamic(() => import('./stacked-columns-drawing').then((module) => module.StackedColumnsDrawing), {
  ssr: false,
})

export type StackedColumnsProps = {
  /** Names the figure: "Open alerts", "New alerts per 6 hours". */
  what: string
  buckets: readonly CountBucket[]
  /** Length of one bucket in ms. */
  bucket: number
  height?: number
  /** Called with whole buckets after a click or a drag; without it the picture is still. */
  onNarrow?: (range: TimeRange) => void
  /** Writes the total over the last column. */
  labelLast?: boolean
  tableMode?: ChartFigureProps['tableMode']
}

type Drag = { from: number; to: number; left: number; width: number }

/** Alerts by severity over time, the worst on the base line; unknown time is hatched, never zero. */
export function StackedColumns({
  what,
  buckets,
  bucket,
  height = 122,
  onNarrow,
  labelLast = false,
  tableMode,
}: StackedColumnsProps) {
  const prepared = useMemo(() => prepareColumns(what, buckets, bucket), [what, buckets, bucket])
  const [drag, setDrag] = useState<Drag | null>(null)
  const { columns } = prepared

  function place(event: PointerEvent<HTMLElement>) {
    const box = event.currentTarget.getBoundingClientRect()
    const width = box.width - plotLeft - plotRight
    return { index: bucketAt(event.clientX - box.left, plotLeft, width, columns.length), width }
  }
  function start(event: PointerEvent<HTMLElement>) {
    if (!onNarrow || event.button !== 0 || columns.length === 0) return
    event.currentTarget.setPointerCapture(event.pointerId)
    const { index, width } = place(event)
    setDrag({ from: index, to: index, left: plotLeft, width })
  }
  function end() {
    const range = drag ? rangeOf(columns, drag.from, drag.to, bucket) : null
    setDrag(null)
    if (range) onNarrow?.(range)
  }

  const narrow = onNarrow
    ? {
        onPointerDown: start,
        onPointerMove: (event: PointerEvent<HTMLElement>) => drag && setDrag({ ...drag, to: place(event).index }),
        onPointerUp: end,
        onPointerCancel: () => setDrag(null),
      }
    : {}
  const table = {
    head: ['From (UTC)', ...ratedSeverities.map((severity) => severityNames[severity]), 'All'],
    rows: columns.map((column) => ({
      key: String(column.at),
      cells: [
        column.label,
        ...ratedSeverities.map((severity) => (column.known ? column[severity] : 'no data')),
        column.known ? column.total : 'no data',
      ],
    })),
  }
  const step = drag && columns.length ? drag.width / columns.length : 0
  return (
    <ChartFigure summary={prepared.summary} height={height} table={table} tableMode={tableMode}>
      <div
        // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role
        role="img"
        aria-label={prepared.summary}
        className={onNarrow ? 'chart-narrow' : undefined}
        style={{ height }}
        {...narrow}
      >
        <Drawing prepared={prepared} height={height} labelLast={labelLast} />
        {drag ? (
          <i
            className="chart-brush"
            style={{
              left: drag.left + Math.min(drag.from, drag.to) * step,
              width: (Math.abs(drag.to - drag.from) + 1) * step,
              top: 0,
              height: height - 20,
            }}
          />
        ) : null}
      </div>
    </ChartFigure>
  )
}
