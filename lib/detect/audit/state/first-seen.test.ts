import { expect, it } from 'vitest'
import { advanceMember } from './first-seen'
import { day } from './mark'

const rule = { memoryDays: 14 }
const mark = (days: number) => ({ at: days * day, member: 'm', group: '', example: 'm', source: days })
const found = (last: number | null, days: number[], isLearned = (at: number) => at >= 7 * day) =>
  advanceMember(rule, last === null ? {} : { l: last * day }, days.map(mark), isLearned)

it('tells of a member once, at its earliest mark', () => {
  expect(found(null, [20, 19, 21]).crossings).toEqual([{ at: 19 * day, source: 19, count: 1, examples: ['m'] }])
  expect(found(19, [21]).crossings).toEqual([])
})

it('only remembers while it learns', () => {
  const learned = found(null, [3])
  expect(learned.crossings).toEqual([])
  expect(found((learned.state.l ?? 0) / day, [10]).crossings).toEqual([])
  expect(found(null, [6.999]).crossings).toEqual([])
  expect(found(null, [7]).crossings).toHaveLength(1)
})

it('forgets what was not seen for longer than its memory', () => {
  expect(found(10, [24]).crossings).toEqual([])
  expect(found(10, [24.001]).crossings).toHaveLength(1)
  expect(found(10, [9]).state).toEqual({ l: 10 * day })
  expect(found(10, [12]).keepUntil).toBe(26 * day)
})
