'use client'

import dynamic from 'next/dynamic'
import { useMemo } from 'react'
import { formatDay, formatStamp } from '../ui/format-time'
import { ChartFigure, type ChartFigureProps } from './chart-figure'
import { prepareScore, type ScoreInput } from './prepare-score'

// The drawing library is larger than a page: it comes after the first paint.
const Drawing = dynamic(() => import('./score-trend-drawing').then((module) => module.ScoreTrendDrawing), {
  ssr: false,
})

export type ScoreTrendProps = ScoreInput & { height?: number; tableMode?: ChartFigureProps['tableMode'] }

/** Secure score over time: steps, the goal dashed, unknown time hatched, causes by letter, the last value labelled. */
export function ScoreTrend({ height = 158, tableMode, points, goal, causes, until, maxStep }: ScoreTrendProps) {
  const prepared = useMemo(
    () => prepareScore({ points, goal, causes, until, maxStep }),
    [points, goal, causes, until, maxStep],
  )
  const table = {
    head: ['From (UTC)', 'Score'],
    rows: points.map((point) => ({
      key: point.at,
      cells: [formatStamp(new Date(point.at)), point.score === null ? 'no data' : point.score.toFixed(1)],
    })),
  }
  return (
    <ChartFigure summary={prepared.summary} height={height} table={table} tableMode={tableMode}>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role */}
      <div role="img" aria-label={prepared.summary} style={{ height }}>
        <Drawing prepared={prepared} goal={goal} height={height} dateOf={(at) => formatDay(new Date(at))} />
      </div>
    </ChartFigure>
  )
}
