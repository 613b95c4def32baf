import { formatDay } from '../ui/format-time'
import { scoreAxis, threeDates } from './axis'

/** A score as it stood from `at` on; null where nothing was known. Oldest first. */
export type ScorePoint = { at: string; score: number | null }
/** A letter on the line: what moved the score then. */
export type ScoreCause = { letter: string; at: string; change: number; text: string }

export type ScoreInput = {
  points: readonly ScorePoint[]
  goal?: number
  causes?: readonly ScoreCause[]
  /** End of the picture; the last score holds until there. The last point's time unless told. */
  until?: string
  /** Two points farther apart than this (ms) have a gap between them. */
  maxStep?: number
}

export type PreparedScore = {
  line: { at: number; score: number | null }[]
  gaps: { from: number; to: number }[]
  from: number
  to: number
  low: number
  high: number
  ticks: number[]
  dates: number[]
  last: { at: number; score: number } | null
  /** `level` lifts a letter, `shift` moves it aside, each by its own breadth, so that none covers another. */
  pins: { letter: string; at: number; score: number; level: number; shift: number; none: boolean; text: string }[]
  summary: string
}

const closeTogether = 0.055

/** Where a letter may stand, the best place first: over its moment, above that, then beside both. */
const pinSlots = [
  { level: 0, shift: 0 },
  { level: 1, shift: 0 },
  { level: 0, shift: -1 },
  { level: 1, shift: -1 },
  { level: 0, shift: 1 },
  { level: 1, shift: 1 },
] as const

function summarise(prepared: Omit<PreparedScore, 'summary'>, goal: number | undefined): string {
  const known = prepared.line.flatMap((point) => point.score ?? [])
  const first = known[0]
  if (first === undefined || prepared.last === null) return 'Secure score: no data in this time.'
  const gaps =
    prepared.gaps.length === 0
      ? ''
      : ` ${prepared.gaps.length} ${prepared.gaps.length === 1 ? 'gap' : 'gaps'} without data.`
  const days = `${formatDay(new Date(prepared.from))} to ${formatDay(new Date(prepared.to))}`
  return `Secure score, ${days}, from ${first.toFixed(1)} to ${prepared.last.score.toFixed(1)}${goal === undefined ? '' : `, goal ${goal}`}.${gaps}`
}

/** Splits points into a step line with explicit gaps; pure. Points without a readable time are left out. */
export function prepareScore({ points, goal, causes = [], until, maxStep = Infinity }: ScoreInput): PreparedScore {
  const read = points
    .map((point) => ({ at: Date.parse(point.at), score: point.score }))
    .filter((point) => Number.isFinite(point.at))
    .sort((a, b) => a.at - b.at)
  const from = read[0]?.at ?? 0
  const end = until === undefined ? Number.NaN : Date.parse(until)
  const to = Math.max(read.at(-1)?.at ?? 0, Number.isFinite(end) ? end : 0)

  const line: PreparedScore['line'] = []
  const gaps: PreparedScore['gaps'] = []
  let held: number | null = null
  read.forEach((point, index) => {
    const next = read[index + 1]?.at ?? to
    if (point.score === null) {
      if (held !== null) line.push({ at: point.at, score: held })
      line.push({ at: point.at, score: null })
      const open = gaps.at(-1)
      if (open && open.to === point.at) open.to = next
      else if (next > point.at) gaps.push({ from: point.at, to: next })
    } else {
      line.push(point)
      if (next - point.at > maxStep) {
        line.push({ at: point.at + maxStep, score: point.score }, { at: point.at + maxStep, score: null })
        gaps.push({ from: point.at + maxStep, to: next })
        held = null
        return
      }
    }
    held = point.score
  })
  const lastHeld = line.at(-1)
  if (lastHeld && lastHeld.score !== null && lastHeld.at < to) line.push({ at: to, score: lastHeld.score })

  const known = line.flatMap((point) => point.score ?? [])
  const lastKnown = line.findLast((point) => point.score !== null)
  const last = lastKnown && lastKnown.score !== null ? { at: lastKnown.at, score: lastKnown.score } : null

  const pins: PreparedScore['pins'] = []
  for (const cause of causes) {
    const at = Date.parse(cause.at)
    const under = line.findLast((point) => point.at <= at && point.score !== null)
    if (!Number.isFinite(at) || at < from || at > to || !under || under.score === null) continue
    const breadth = closeTogether * (to - from)
    const isFree = (slot: (typeof pinSlots)[number]) =>
      pins.every(
        (pin) =>
          pin.level !== slot.level || Math.abs(at - pin.at + (slot.shift - pin.shift) * breadth) > breadth * 0.99,
      )
    const slot = pinSlots.find(isFree) ?? pinSlots[0]
    pins.push({ letter: cause.letter, at, score: under.score, ...slot, none: cause.change === 0, text: cause.text })
  }
  const axis = scoreAxis(goal === undefined ? known : [...known, goal])
  const prepared = { line, gaps, from, to, ...axis, dates: threeDates(from, to), last, pins }
  return { ...prepared, summary: summarise(prepared, goal) }
}
