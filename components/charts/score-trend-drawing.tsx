'use client'

import { useId } from 'react'
import {
  CartesianGrid,
  Line,
  LineChart,
  ReferenceArea,
  ReferenceDot,
  ReferenceLine,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { formatClock, formatDay } from '../ui/format-time'
import { Hatch } from './hatch'
import type { PreparedScore } from './prepare-score'

type Place = { cx?: number; cy?: number }
type Tick = { x?: number | string; y?: number | string; payload?: { value: number }; index?: number }

export type ScoreTrendDrawingProps = {
  prepared: PreparedScore
  goal: number | undefined
  height: number
  dateOf: (at: number) => string
}

function DateTick({
  x,
  y,
  payload,
  index = 0,
  count,
  dateOf,
}: Tick & { count: number; dateOf: (at: number) => string }) {
  const anchor = index === 0 ? 'start' : index === count - 1 ? 'end' : 'middle'
  return (
    <text x={x} y={Number(y) + 10} textAnchor={anchor}>
      {payload ? dateOf(payload.value) : null}
    </text>
  )
}

function Pin({ cx = 0, cy = 0, pin }: Place & { pin: PreparedScore['pins'][number] }) {
  const x = cx + pin.shift * 18
  const y = Math.max(10, cy - 20 - pin.level * 18)
  return (
    <g>
      <path className="pin-stem" d={`M${x} ${y + 7.5}L${cx} ${cy - 3}`} />
      <circle className={pin.none ? 'pin pin-none' : 'pin'} cx={x} cy={y} r={7.5} />
      <text className="pin-t" x={x} y={y + 3.5}>
        {pin.letter}
      </text>
    </g>
  )
}

function Tip({
  active,
  payload,
  prepared,
}: {
  active?: boolean
  payload?: readonly { payload?: unknown }[]
  prepared: PreparedScore
}) {
  const point = payload?.[0]?.payload as PreparedScore['line'][number] | undefined
  if (!active || !point || point.score === null) return null
  const date = new Date(point.at)
  const pins = prepared.pins.filter((pin) => Math.abs(pin.at - point.at) < 43_200_000)
  return (
    <div className="pop chart-tip">
      <b>
        {formatDay(date)}, {formatClock(date)} UTC
      </b>
      <br />
      Score {point.score.toFixed(1)}
      {pins.map((pin) => (
        <div key={pin.letter} className="muted">
          {pin.letter}. {pin.text}
        </div>
      ))}
    </div>
  )
}

function End({ cx = 0, cy = 0, score }: Place & { score: number }) {
  return (
    <g>
      <circle cx={cx} cy={cy} r={2.5} fill="var(--data)" />
      <text className="t-strong" x={cx + 6} y={cy + 4}>
        {score.toFixed(1)}
      </text>
    </g>
  )
}

/** A gap narrower than this part of the whole is hatched without words, which would run into its neighbour's. */
const labelled = 0.17

/** Draws what prepareScore made; knows nothing else. */
export function ScoreTrendDrawing({ prepared, goal, height, dateOf }: ScoreTrendDrawingProps) {
  const id = useId()
  const { line, gaps, from, to, low, high, ticks, dates, last, pins } = prepared
  return (
    <ResponsiveContainer width="100%" height={height}>
      <LineChart data={line} margin={{ top: 10, right: 34, bottom: 0, left: 0 }} accessibilityLayer={false}>
        <Hatch id={`${id}hatch`} />
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          dataKey="at"
          type="number"
          domain={[from, to]}
          ticks={dates}
          interval={0}
          height={20}
          axisLine={false}
          tickLine={false}
          tick={<DateTick count={dates.length} dateOf={dateOf} />}
        />
        <YAxis
          width={28}
          domain={[low, high]}
          ticks={ticks}
          interval={0}
          axisLine={false}
          tickLine={false}
          tickMargin={6}
          tick={{ fill: 'var(--faint)' }}
        />
        {gaps.map((gap) => (
          <ReferenceArea
            key={gap.from}
            x1={gap.from}
            x2={gap.to}
            fill={`url(#${id}hatch)`}
            fillOpacity={1}
            {...((gap.to - gap.from) / (to - from) > labelled && {
              label: { value: 'no data', position: 'insideBottom' as const, fill: 'var(--faint)' },
            })}
          />
        ))}
        {goal === undefined ? null : (
          <ReferenceLine
            y={goal}
            stroke="var(--muted)"
            strokeDasharray="3 3"
            label={{ value: 'goal', position: 'right', fill: 'var(--faint)' }}
          />
        )}
        <Tooltip
          cursor={{ stroke: 'var(--muted)', strokeWidth: 1 }}
          isAnimationActive={false}
          content={<Tip prepared={prepared} />}
        />
        <Line
          dataKey="score"
          type="stepAfter"
          stroke="var(--data)"
          strokeWidth={1.5}
          dot={false}
          connectNulls={false}
          isAnimationActive={false}
          activeDot={{ r: 3, fill: 'var(--data)', stroke: 'none' }}
        />
        {pins.map((pin) => (
          <ReferenceDot key={pin.letter} x={pin.at} y={pin.score} r={7} shape={<Pin pin={pin} />} />
        ))}
        {last ? <ReferenceDot x={last.at} y={last.score} shape={<End score={last.score} />} /> : null}
      </LineChart>
    </ResponsiveContainer>
  )
}
