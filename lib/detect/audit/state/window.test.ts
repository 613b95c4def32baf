import { describe, expect, it } from 'vitest'
import { randomOf } from '@/prisma/scenarios/demo/random'
import type { TimedMark } from './mark'
import { advanceWindow, type WindowRule, type WindowState } from './window'

type Event = TimedMark<string>
const none: WindowState = { e: [], f: [] }
const always = () => true
const mark = (seconds: number, member: string, group = ''): Event => ({
  at: seconds * 1000,
  member,
  group,
  example: member,
  source: `${seconds}:${member}`,
})

/** Runs batches one after the other through text, as the database would hold the state. */
function run(rule: WindowRule, batches: readonly (readonly Event[])[], isLearned: (at: number) => boolean = always) {
  let state = none
  return batches.map((batch) => {
    const advance = advanceWindow(rule, state, batch, isLearned)
    state = JSON.parse(JSON.stringify(advance.state)) as WindowState
    return advance.crossings
  })
}
const ends = (found: readonly (readonly { at: number }[])[]) => found.map((batch) => batch.map(({ at }) => at / 1000))

/** The same rule told over everything that ever came, by looking at every pair. */
function naive(rule: WindowRule, batches: readonly (readonly Event[])[]) {
  const span = rule.windowSeconds * 1000
  const all: Event[] = []
  const fired: number[] = []
  return batches.map((batch) => {
    all.push(...batch)
    all.sort((a, b) => a.at - b.at)
    const now: number[] = []
    for (const [index, end] of all.entries()) {
      const window = all
        .slice(0, index + 1)
        .filter(({ at }) => (rule.kind === 'sequence' ? at >= end.at - span : at > end.at - span))
      const members = new Set(window.map(({ member }) => member))
      const groups = new Set(window.map(({ group }) => group)).size
      const full =
        rule.kind === 'sequence'
          ? end.member === rule.last && members.has(rule.first)
          : (rule.groups && 'or' in rule.groups && groups >= rule.groups.or) ||
            (members.size >= rule.threshold && !(rule.groups && 'also' in rule.groups && groups < rule.groups.also))
      const isNews = window.some((one) => batch.includes(one))
      if (!full || !isNews || fired.some((at) => Math.abs(at - end.at) < span)) continue
      fired.push(end.at)
      now.push(end.at / 1000)
    }
    return now
  })
}

describe('a window', () => {
  const three: WindowRule = { kind: 'distinct', threshold: 3, windowSeconds: 60 }

  it('fires at exactly the threshold, and counts a member once', () => {
    expect(ends(run(three, [[mark(0, 'a'), mark(1, 'b')], [mark(2, 'b')], [mark(3, 'c')]]))).toEqual([[], [], [3]])
  })

  it('ends at its edge: what is a whole window old counts no more', () => {
    expect(ends(run(three, [[mark(0, 'a'), mark(1, 'b'), mark(60, 'c')]]))).toEqual([[]])
    expect(ends(run(three, [[mark(0.001, 'a'), mark(1, 'b'), mark(60, 'c')]]))).toEqual([[60]])
  })

  it('fires once, not for each further event, and again after a window', () => {
    const batches = Array.from({ length: 100 }, (_, second) => [mark(second, `s${second}`)])
    expect(ends(run(three, batches)).flat()).toEqual([2, 62])
  })

  it('takes what comes late into its window, and events in any order', () => {
    expect(ends(run(three, [[mark(0, 'a'), mark(40, 'c')], [mark(900, 'x')], [mark(20, 'b')]]))).toEqual([[], [], [40]])
  })

  it('names what it counted', () => {
    const [[crossing] = []] = run(three, [[mark(0, 'a'), mark(1, 'b'), mark(2, 'c')]])
    expect(crossing).toEqual({ at: 2000, source: '2:c', count: 3, examples: ['a', 'b', 'c'] })
  })

  it('asks for members of several groups, or is content with them', () => {
    const also: WindowRule = { ...three, groups: { also: 2 } }
    expect(ends(run(also, [[mark(0, 'a', 'x'), mark(1, 'b', 'x'), mark(2, 'c', 'x')], [mark(3, 'd', 'y')]]))).toEqual([
      [],
      [3],
    ])
    const or: WindowRule = { kind: 'count', threshold: 20, windowSeconds: 60, groups: { or: 2 } }
    expect(ends(run(or, [[mark(0, 'a', 'x')], [mark(1, 'b', 'y')]]))).toEqual([[], [1]])
  })

  it('leaves a habit alone, which it learns first, and forgets after its memory', () => {
    const habit: WindowRule = { ...three, habit: { memoryDays: 10, learningDays: 7 } }
    const burst = (day: number) => ['a', 'b', 'c'].map((member, index) => mark(day * 86_400 + index, member))
    const found = run(habit, [burst(1), burst(8), burst(19), burst(20)], (at) => at >= 7 * 86_400_000)
    expect(found.map((batch) => batch.length)).toEqual([0, 0, 1, 0])
  })

  it.each(['a', 'b', 'c', 'd', 'e', 'f'])('agrees with the plain telling over random sequences (%s)', (seed) => {
    const rules: WindowRule[] = [
      three,
      { kind: 'count', threshold: 4, windowSeconds: 90 },
      { kind: 'distinct', threshold: 4, windowSeconds: 120, groups: { also: 2 } },
      { kind: 'count', threshold: 6, windowSeconds: 60, groups: { or: 3 } },
      { kind: 'sequence', first: 'a', last: 'b', windowSeconds: 45 },
    ]
    const random = randomOf(seed)
    for (const rule of rules) {
      let now = 0
      const batches = Array.from({ length: 80 }, () => {
        now += random() * 60
        return Array.from({ length: Math.floor(random() * 5) }, () => {
          const late = random() < 0.2 ? random() * 3000 : random() * 5
          const member = rule.kind === 'count' ? `${random()}` : 'abcdef'.charAt(random() * 6)
          return mark(Math.max(0, Math.round(now - late)), member, 'xyz'.charAt(random() * 3))
        })
      })
      const found = naive(rule, batches)
      expect(ends(run(rule, batches))).toEqual(found)
      expect(found.flat().length).toBeGreaterThan(0)
    }
  })

  it('stays small whatever comes', () => {
    let state = none
    for (let second = 0; second < 3000; second += 1) {
      ;({ state } = advanceWindow({ ...three, threshold: 50_000 }, state, [mark(second, `m${second}`)], always))
    }
    expect(state.e.length).toBeLessThanOrEqual(1000)
    for (let second = 0; second < 3000; second += 1) {
      ;({ state } = advanceWindow(three, none, [mark(second, 'a')], always))
    }
    expect(state.e.length).toBeLessThan(5)
  })
})
