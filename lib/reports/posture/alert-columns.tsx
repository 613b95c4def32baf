import { G, Line, Rect, Svg, Text } from '@react-pdf/renderer'
import { alertSeverities } from '@/lib/model/alert'
import { dayAndMonth } from './dates'
import type { PostureAlerts } from './data'
import { count } from './figures'
import { ink, severityInk } from './palette'
import { contentWidth } from './style'

const left = 24
const top = 12
const height = 78
const width = contentWidth - left

/** Alerts raised per day as stacked columns, the worst on the base line; each column carries its total. */
export function AlertColumns({ days, family }: { days: PostureAlerts['raised14d']; family: string }) {
  const label = { fontFamily: family, fontSize: 7.5 }
  const totals = days.map(({ counts }) => alertSeverities.reduce((sum, severity) => sum + counts[severity], 0))
  const most = Math.max(1, ...totals)
  const ceiling = roundUp(most)
  const slot = width / Math.max(1, days.length)
  const tall = (value: number) => (value / ceiling) * height
  return (
    <Svg width={contentWidth} height={106} viewBox={`0 0 ${contentWidth} 106`}>
      {[0, ceiling / 2, ceiling].map((value) => (
        <G key={value}>
          <Line
            x1={left}
            x2={contentWidth}
            y1={top + height - tall(value)}
            y2={top + height - tall(value)}
            stroke={value === 0 ? ink.border : ink.grid}
            strokeWidth={0.75}
          />
          <Text x={left - 6} y={top + height - tall(value) + 2.6} textAnchor="end" fill={ink.faint} style={label}>
            {count(value)}
          </Text>
        </G>
      ))}
      {days.map(({ day, counts }, index) => {
        const x = left + slot * index + slot * 0.2
        return (
          <G key={day}>
            {stack(counts).map(({ severity, from, value }) => (
              <Rect
                key={severity}
                x={x}
                y={top + height - tall(from + value)}
                width={slot * 0.6}
                height={tall(value)}
                fill={severityInk[severity].fill}
                stroke={severityInk[severity].edge}
                strokeWidth={0.5}
              />
            ))}
            <Text
              x={x + slot * 0.3}
              y={top + height - tall(totals[index] ?? 0) - 3}
              textAnchor="middle"
              fill={ink.text}
              style={label}
            >
              {count(totals[index] ?? 0)}
            </Text>
            {(index % 3 === 0 || days.length < 8) && (
              <Text x={x + slot * 0.3} y={102} textAnchor="middle" fill={ink.faint} style={label}>
                {dayAndMonth(day)}
              </Text>
            )}
          </G>
        )
      })}
    </Svg>
  )
}

function stack(counts: PostureAlerts['open']) {
  let from = 0
  return alertSeverities.flatMap((severity) => {
    const part = { severity, from, value: counts[severity] }
    from += part.value
    return part.value > 0 ? [part] : []
  })
}

/** The next even number of the kind 2, 4, 10, 20, 40, 100 …, so that half of it is whole. */
function roundUp(value: number) {
  const power = 10 ** Math.floor(Math.log10(value))
  const steps = [2, 4, 6, 10, 20]
  return (steps.find((step) => step * power >= value) ?? 20) * power
}
