import { expect, it } from 'vitest'
import { advanceRate, type RateState } from './rate'

const rule = { kind: 'rate', sigmas: 4, floor: 200, learningDays: 1 } as const
const none: RateState = { m: [], u: 0, v: 0, n: 0 }
const requests = (minute: number, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    at: minute * 60_000 + index,
    member: '',
    group: '',
    example: '',
    source: `${minute}`,
  }))

function run(counts: readonly (readonly [minute: number, count: number])[], isLearned = () => true) {
  let state = none
  const found: string[] = []
  for (const [minute, count] of counts) {
    const advance = advanceRate(rule, state, requests(minute, count), isLearned)
    state = JSON.parse(JSON.stringify(advance.state)) as RateState
    found.push(...advance.crossings.map(({ source }) => source))
  }
  return { found, state }
}
const usual = (minutes: number, count: number) =>
  Array.from({ length: minutes }, (_, minute) => [minute, count + (minute % 3)] as const)

it('tells of a minute far above the usual, once an hour', () => {
  expect(run([...usual(60, 20), [60, 300], [61, 300], [125, 900]]).found).toEqual(['60', '125'])
})

it('keeps still below the floor, while it learns, and of what is usual', () => {
  expect(run([...usual(60, 20), [60, 199]]).found).toEqual([])
  expect(run([...usual(60, 20), [60, 300]], () => false).found).toEqual([])
  expect(run([...usual(20, 20), [60, 300]]).found).toEqual([])
  expect(run([...usual(120, 400)]).found).toEqual([])
})

it('counts a minute whole however it comes, late ones too', () => {
  expect(run([...usual(60, 20), [60, 150], [61, 20], [60, 60]]).found).toEqual(['60'])
  const { state } = run([...usual(60, 20), [70, 20], [60, 500]])
  expect(state.m.map(([minute]) => minute)).toEqual([70])
})

it('is not disturbed by a night', () => {
  expect(
    run([...usual(60, 250), ...usual(60, 250).map(([minute, count]) => [minute + 900, count] as const)]).found,
  ).toEqual([])
})
