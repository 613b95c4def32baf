'use client'

import { useId } from 'react'
import {
  Bar,
  BarChart,
  CartesianGrid,
  LabelList,
  ReferenceArea,
  ResponsiveContainer,
  Tooltip,
  XAxis,
  YAxis,
} from 'recharts'
import { ratedSeverities, severityNames, type RatedSeverity } from '../mark/severity-name'
import { formatCount } from '../ui/format-count'
import { Hatch } from './hatch'
import { plotLeft, plotRight } from './plot'
import type { PreparedColumn, PreparedColumns } from './prepare-columns'

type Box = { x?: number; y?: number; width?: number; height?: number }
type Tick = { x?: number | string; y?: number | string; payload?: { value: number }; index?: number }

const fills = {
  critical: { fill: 'var(--sev-critical)', edge: null },
  high: { fill: 'var(--sev-high)', edge: null },
  medium: { fill: 'var(--sev-medium)', edge: 'b-m' },
  low: { fill: 'var(--sev-low)', edge: null },
  informational: { fill: 'var(--sev-info)', edge: 'b-i' },
} as const satisfies Record<RatedSeverity, { fill: string; edge: string | null }>

/** One layer, a pixel short so that layers part; edged ones shrink by half a pixel to keep their line inside. */
function Layer({ x = 0, y = 0, width = 0, height = 0, severity }: Box & { severity: RatedSeverity }) {
  if (height <= 0) return null
  const { fill, edge } = fills[severity]
  const inset = edge ? 0.5 : 0
  return (
    <rect
      className={edge ?? undefined}
      x={x + inset}
      y={y + 1 + inset}
      width={Math.max(1, width - inset * 2)}
      height={Math.max(1, height - 1 - inset * 2)}
      fill={fill}
    />
  )
}

function DateTick({ x, y, index = 0, dates, payload }: Tick & { dates: PreparedColumns['dates'] }) {
  const date = dates.find((entry) => entry.index === payload?.value)
  const anchor = index === 0 ? 'start' : index === dates.length - 1 ? 'end' : 'middle'
  return (
    <text x={x} y={Number(y) + 10} textAnchor={anchor}>
      {date?.label}
    </text>
  )
}

function Tip({ active, payload }: { active?: boolean; payload?: readonly { payload?: unknown }[] }) {
  const column = payload?.[0]?.payload as PreparedColumn | undefined
  if (!active || !column) return null
  return (
    <div className="pop chart-tip">
      <b>{column.label} UTC</b>
      {column.known ? null : <div>no data</div>}
      {column.known && column.total === 0 ? <div>none</div> : null}
      {ratedSeverities.map((severity) =>
        column[severity] === 0 ? null : (
          <div key={severity}>
            {severityNames[severity]} {formatCount(column[severity])}
          </div>
        ),
      )}
    </div>
  )
}

/** A gap narrower than this part of the whole is hatched without words, which would run into its neighbour's. */
const labelled = 0.17

/** Draws what prepareColumns made; knows nothing else. */
export function StackedColumnsDrawing({
  prepared,
  height,
  labelLast,
}: {
  prepared: PreparedColumns
  height: number
  labelLast: boolean
}) {
  const id = useId()
  const { columns, gaps, top, ticks, dates } = prepared
  const data = columns.map((column, index) => ({
    ...column,
    index,
    lastTotal: labelLast && index === columns.length - 1 ? column.total : null,
  }))
  return (
    <ResponsiveContainer width="100%" height={height}>
      <BarChart
        data={data}
        margin={{ top: labelLast ? 14 : 6, right: plotRight, bottom: 0, left: 0 }}
        barCategoryGap="14%"
        accessibilityLayer={false}
      >
        <Hatch id={`${id}hatch`} />
        <CartesianGrid vertical={false} stroke="var(--grid)" />
        <XAxis
          dataKey="index"
          ticks={dates.map((date) => date.index)}
          interval={0}
          height={20}
          axisLine={{ stroke: 'var(--border)' }}
          tickLine={false}
          tick={<DateTick dates={dates} />}
        />
        <YAxis
          width={plotLeft}
          domain={[0, top]}
          ticks={ticks}
          interval={0}
          axisLine={false}
          tickLine={false}
          tickMargin={4}
          tick={{ fill: 'var(--faint)' }}
        />
        {gaps.map((gap) => (
          <ReferenceArea
            key={gap.from}
            x1={gap.from}
            x2={gap.to}
            fill={`url(#${id}hatch)`}
            fillOpacity={1}
            {...((gap.to - gap.from + 1) / columns.length > labelled && {
              label: { value: 'no data', position: 'insideBottom' as const, fill: 'var(--faint)' },
            })}
          />
        ))}
        <Tooltip cursor={{ fill: 'var(--row-hover)' }} isAnimationActive={false} content={<Tip />} />
        {ratedSeverities.map((severity) => (
          <Bar
            key={severity}
            dataKey={severity}
            stackId="all"
            isAnimationActive={false}
            shape={<Layer severity={severity} />}
          >
            {severity === 'informational' ? (
              <LabelList dataKey="lastTotal" position="top" offset={3} className="t-strong" />
            ) : null}
          </Bar>
        ))}
      </BarChart>
    </ResponsiveContainer>
  )
}
