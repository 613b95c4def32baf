import { z } from 'zod'
import type { StateRule } from '../detection'
import { day, mostExamples, type Advance, type Crossing, type TimedMark } from './mark'

/** `e`: marks that may still count: time, member, group, example. `f`: when it fired. `h`: its last crossing. */
export const windowStateSchema = z.object({
  e: z.array(z.tuple([z.number(), z.string(), z.string(), z.string()])).default([]),
  f: z.array(z.number()).default([]),
  h: z.number().optional(),
})
export type WindowState = z.infer<typeof windowStateSchema>
export type WindowRule = Extract<StateRule, { kind: 'count' | 'distinct' | 'sequence' }>
type Entry<Source> = TimedMark<Source | null>

/** How much later than others an event of the same key may come and still fall into its window. */
const lateness = 3_600_000
/** No key holds more; a rule that does not fire before that is one whose groups are missing. */
const mostEntries = 1_000

/**
 * Adds marks to a window's state, in whatever order they come, and tells of the windows that are full now and were
 * not before. Two crossings of one key are at least a window apart. `isLearned`: whether habits are known by then.
 */
export function advanceWindow<Source>(
  rule: WindowRule,
  state: WindowState,
  marks: readonly TimedMark<Source>[],
  isLearned: (at: number) => boolean,
): Advance<WindowState, Source> {
  const span = rule.windowSeconds * 1000
  const old = state.e.map(([at, member, group, example]): Entry<Source> => {
    return { at, member, group, example, source: null }
  })
  const entries = [...old, ...marks].sort((a, b) => a.at - b.at)
  const fired = [...state.f]
  let habit = state.h
  const crossings: Crossing<Source>[] = []
  for (const { end, window } of fullWindows(rule, entries, span)) {
    if (fired.some((at) => Math.abs(at - end.at) < span)) continue
    const news = window.findLast((entry): entry is TimedMark<Source> => entry.source !== null)
    // Nothing new is in it: it was full before, and what was to be said of it was said.
    if (!news) continue
    fired.push(end.at)
    const isHabit =
      rule.kind !== 'sequence' && rule.habit !== undefined && !isNews(rule.habit, habit, end.at, isLearned)
    if (rule.kind !== 'sequence' && rule.habit) habit = Math.max(habit ?? end.at, end.at)
    if (isHabit) continue
    const examples = [...new Set(window.map((entry) => entry.example))].slice(0, mostExamples)
    crossings.push({ at: end.at, source: news.source, count: countOf(window), examples })
  }
  const newest = entries.at(-1)?.at ?? 0
  const horizon = newest - span - lateness
  const kept = thinned(entries, span).filter(
    ({ at }) => at > horizon && !fired.some((end) => at > end - span && at <= end),
  )
  const memory = rule.kind !== 'sequence' && rule.habit && habit !== undefined ? habit + rule.habit.memoryDays * day : 0
  return {
    state: {
      e: kept.slice(-mostEntries).map(({ at, member, group, example }) => [at, member, group, example]),
      f: fired.filter((at) => at > horizon - span),
      ...(habit === undefined ? {} : { h: habit }),
    },
    crossings,
    keepUntil: Math.max(newest + 2 * span + lateness, memory),
  }
}

function isNews(
  { memoryDays }: { memoryDays: number },
  habit: number | undefined,
  at: number,
  isLearned: (at: number) => boolean,
): boolean {
  return isLearned(at) && (habit === undefined || Math.abs(at - habit) > memoryDays * day)
}

const countOf = (window: readonly { member: string }[]) => new Set(window.map((entry) => entry.member)).size

/** Each entry at which the window that ends there is full. Entries are in time order. */
function* fullWindows<E extends { at: number; member: string; group: string }>(
  rule: WindowRule,
  entries: readonly E[],
  span: number,
): Generator<{ end: E; window: E[] }> {
  const members = new Map<string, number>()
  const groups = new Map<string, number>()
  let from = 0
  for (const [to, end] of entries.entries()) {
    move(members, end.member, 1)
    move(groups, end.group, 1)
    // The end of a sequence may come exactly when its time is up.
    const oldest = end.at - span
    for (let first = entries[from]; first && isBefore(rule, first.at, oldest); first = entries[from]) {
      move(members, first.member, -1)
      move(groups, first.group, -1)
      from += 1
    }
    const isFull =
      rule.kind === 'sequence'
        ? end.member === rule.last && members.has(rule.first)
        : holds(rule, members.size, groups.size)
    if (isFull) yield { end, window: entries.slice(from, to + 1) }
  }
}

const isBefore = (rule: WindowRule, at: number, oldest: number) =>
  rule.kind === 'sequence' ? at < oldest : at <= oldest

function holds(rule: Exclude<WindowRule, { kind: 'sequence' }>, count: number, groups: number): boolean {
  if (rule.groups && 'or' in rule.groups && groups >= rule.groups.or) return true
  if (rule.groups && 'also' in rule.groups && groups < rule.groups.also) return false
  return count >= rule.threshold
}

function move(counts: Map<string, number>, name: string, by: number): void {
  const count = (counts.get(name) ?? 0) + by
  if (count === 0) counts.delete(name)
  else counts.set(name, count)
}

/** Without marks that stand between two of the same member within one window: no window holds them alone. */
function thinned<E extends { at: number; member: string; group: string }>(entries: readonly E[], span: number): E[] {
  const last = new Map<string, { index: number; before: number }>()
  const dropped = new Set<number>()
  for (const [index, { at, member, group }] of entries.entries()) {
    const name = `${group}\n${member}`
    const known = last.get(name)
    const isBetween = known !== undefined && known.before >= 0 && at - (entries[known.before]?.at ?? 0) < span
    if (isBetween) dropped.add(known.index)
    last.set(name, { index, before: isBetween ? known.before : (known?.index ?? -1) })
  }
  return entries.filter((_, index) => !dropped.has(index))
}
