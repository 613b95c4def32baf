/** A round upper end and at most three grid lines above zero for counts: 43 → 50 with 25 and 50. */
export function countAxis(max: number): { top: number; ticks: number[] } {
  if (max <= 0) return { top: 2, ticks: [1, 2] }
  if (max === 1) return { top: 2, ticks: [1, 2] }
  const size = 10 ** Math.floor(Math.log10(max))
  const top = [1, 1.2, 1.4, 1.6, 2, 2.4, 3, 4, 5, 6, 8, 10]
    .map((step) => step * size)
    .find((end) => end >= max && end % 2 === 0)
  const end = top ?? 2 * Math.ceil(max / 2)
  return { top: end, ticks: [end / 2, end] }
}

/** The tens that enclose all scores (0 to 100), with grid lines each 10, 20 or 25 points. */
export function scoreAxis(scores: readonly number[]): { low: number; high: number; ticks: number[] } {
  const lowest = scores.length ? Math.min(...scores) : 0
  const highest = scores.length ? Math.max(...scores) : 100
  let low = Math.max(0, Math.floor((lowest - 2) / 10) * 10)
  let high = Math.min(100, Math.ceil((highest + 2) / 10) * 10)
  const step = high - low <= 40 ? 10 : high - low <= 60 ? 20 : 25
  low = Math.max(0, Math.floor(low / step) * step)
  high = Math.min(100, Math.ceil(high / step) * step)
  const ticks: number[] = []
  for (let tick = low; tick <= high; tick += step) ticks.push(tick)
  return { low, high, ticks }
}

/** Start, middle and end of a span, as places on it. */
export function threeDates(from: number, to: number): number[] {
  return to > from ? [from, from + (to - from) / 2, to] : [from]
}
