import { Circle, ClipPath, Defs, G, Line, Path, Rect, Svg, Text } from '@react-pdf/renderer'
import { dayAndMonth } from './dates'
import type { PostureScore } from './data'
import { points } from './figures'
import { ink } from './palette'
import { contentWidth } from './style'
import { prepareTrend } from './trend'

const left = 24
const top = 8
const width = contentWidth - left - 44
const height = 84

/** The score over time as a step line, the goal dashed, the last value written at its end. Null when nothing is known. */
export function TrendChart({ score, family }: { score: PostureScore; family: string }) {
  // Text in a drawing does not inherit the page's family.
  const axis = { fontFamily: family, fontSize: 7.5 }
  const trend = prepareTrend(score, width, height)
  const days = score.trend.map(({ at }) => at)
  if (!trend) return null
  const goalAway = trend.goalY !== null && trend.last ? Math.abs(trend.goalY - trend.last.y) > 9 : true
  return (
    <Svg width={contentWidth} height={112} viewBox={`0 0 ${contentWidth} 112`}>
      <Defs>
        {trend.gaps.map((gap) => (
          <ClipPath key={gap.x} id={`gap-${gap.x}`}>
            <Rect x={left + gap.x} y={top} width={gap.width} height={height} />
          </ClipPath>
        ))}
      </Defs>
      {trend.grid.map(({ y, label }) => (
        <G key={label}>
          <Line x1={left} x2={left + width} y1={top + y} y2={top + y} stroke={ink.grid} strokeWidth={0.75} />
          <Text x={left - 6} y={top + y + 2.6} textAnchor="end" fill={ink.faint} style={axis}>
            {label}
          </Text>
        </G>
      ))}
      {trend.gaps.map((gap) => (
        <G key={gap.x} clipPath={`url(#gap-${gap.x})`}>
          <Path d={hatch(left + gap.x, gap.width)} stroke={ink.border} strokeWidth={0.75} />
        </G>
      ))}
      {trend.goalY !== null && (
        <Line
          x1={left}
          x2={left + width}
          y1={top + trend.goalY}
          y2={top + trend.goalY}
          stroke={ink.muted}
          strokeWidth={0.75}
          strokeDasharray="3 3"
        />
      )}
      {trend.goalY !== null && goalAway && (
        <Text x={left + width + 6} y={top + trend.goalY + 2.6} fill={ink.faint} style={axis}>
          {`goal ${Math.round(score.goal ?? 0)}`}
        </Text>
      )}
      {trend.lines.map((line) => (
        <G key={line} transform={`translate(${left}, ${top})`}>
          <Path d={line} stroke={ink.data} strokeWidth={1.25} fill="none" />
        </G>
      ))}
      {trend.last && (
        <>
          <Circle cx={left + trend.last.x} cy={top + trend.last.y} r={2.2} fill={ink.data} />
          <Text
            x={left + trend.last.x + 6}
            y={top + trend.last.y + 3}
            fill={ink.text}
            style={{ fontFamily: family, fontSize: 8.5, fontWeight: 600 }}
          >
            {points(trend.last.value)}
          </Text>
        </>
      )}
      <Text x={left} y={108} fill={ink.faint} style={axis}>
        {dayAndMonth(days[0] ?? '')}
      </Text>
      <Text x={left + width} y={108} textAnchor="end" fill={ink.faint} style={axis}>
        {`${dayAndMonth(days.at(-1) ?? '')} (UTC)`}
      </Text>
    </Svg>
  )
}

function hatch(x: number, wide: number) {
  const count = Math.min(400, Math.ceil((wide + height) / 4))
  return Array.from(
    { length: count },
    (_, index) => `M${x + index * 4 - height} ${top + height}l${height} ${-height}`,
  ).join('')
}
