import type { PostureScore } from './data'

type Point = { x: number; y: number }

/** A trend ready to draw: a step path per stretch with a score, gaps between them, grid lines and the last point. */
export type Trend = {
  lines: string[]
  gaps: { x: number; width: number }[]
  grid: { y: number; label: string }[]
  goalY: number | null
  last: (Point & { value: number }) | null
}

/**
 * Prepares the score's history for a box of `width` × `height` points. A null opens a gap up to the next known point:
 * missing time is never bridged and never 0. Points with an unreadable time are left out.
 */
export function prepareTrend({ trend, goal }: PostureScore, width: number, height: number): Trend | null {
  const points = trend
    .map(({ at, percentage }) => ({ time: Date.parse(at), value: percentage }))
    .filter(({ time }) => !Number.isNaN(time))
    .sort((a, b) => a.time - b.time)
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]))
  const first = points[0]
  const end = points.at(-1)
  if (!first || !end || values.length === 0) return null
  const [low, high] = bounds(goal === null ? values : [...values, goal])
  const x = (time: number) =>
    round(end.time === first.time ? width : ((time - first.time) / (end.time - first.time)) * width)
  const y = (value: number) => round(height - ((value - low) / (high - low)) * height)

  const lines: string[] = []
  const gaps: Trend['gaps'] = []
  let path = ''
  points.forEach(({ time, value }, index) => {
    const next = points[index + 1]
    const until = next ? x(next.time) : x(time)
    if (value === null) {
      if (path) lines.push(path)
      path = ''
      if (until > x(time)) gaps.push({ x: x(time), width: round(until - x(time)) })
      return
    }
    path += `${path ? 'V' : `M${x(time)} `}${y(value)}H${until}`
  })
  if (path) lines.push(path)

  const step = high - low > 60 ? 20 : 10
  const grid = Array.from({ length: Math.floor((high - low) / step) + 1 }, (_, index) => low + index * step)
  return {
    lines,
    gaps,
    grid: grid.map((value) => ({ y: y(value), label: String(value) })),
    goalY: goal === null ? null : y(goal),
    last: end.value === null ? null : { x: x(end.time), y: y(end.value), value: end.value },
  }
}

/** Tens around all values, at least 20 apart, so that a quiet month does not look like a storm. */
function bounds(values: number[]): [number, number] {
  const low = Math.max(0, Math.floor(Math.min(...values) / 10) * 10)
  const high = Math.min(100, Math.ceil(Math.max(...values) / 10) * 10)
  if (high - low >= 20) return [low, high]
  return high + 10 <= 100 ? [low, low + 20] : [high - 20, high]
}

const round = (value: number) => Math.round(value * 10) / 10
