import { expect, it } from 'vitest'
import type { RecommendationRow } from '@/components/posture/recommendation-rows'
import type { RecommendationStanding } from '@/lib/model/posture'
import { checksOf, tickedRows } from './ticked-rows'

const item = (id: string, control: string, unhealthy: number) =>
  ({ id, control, unhealthy }) as unknown as RecommendationStanding
const items = [item('a', 'one', 2), item('b', 'one', 1), item('c', 'one', 0), item('d', 'two', 3)]
const rows = [
  { kind: 'group', id: 'one' },
  { kind: 'child', id: 'a' },
  { kind: 'child', id: 'b' },
  { kind: 'child', id: 'c' },
  { kind: 'group', id: 'two' },
] as unknown as RecommendationRow[]

it('a control is ticked when all that fails in it is, also where its rows are closed', () => {
  expect([...tickedRows(rows, items, ['a'])]).toEqual(['a'])
  expect([...tickedRows(rows, items, ['a', 'b', 'd'])]).toEqual(['a', 'b', 'd', 'one', 'two'])
})

it('ticking a control ticks what fails in it, and the other way round', () => {
  const before = new Set<string>()
  expect(checksOf(rows, items, before, new Set(['one']))).toEqual(['a', 'b'])
  expect(checksOf(rows, items, new Set(['a', 'b', 'one', 'd']), new Set(['a', 'b', 'd']))).toEqual(['d'])
  expect(checksOf(rows, items, new Set(['a', 'b', 'one']), new Set(['b', 'one']))).toEqual(['b'])
  expect(checksOf(rows, items, before, new Set(['two']))).toEqual(['d'])
})
