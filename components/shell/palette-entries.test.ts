import { expect, it } from 'vitest'
import { matchingEntries, stepActive } from './palette-entries'

const entries = ['Overview', 'Audit log', 'People and roles'].map((label) => ({ id: label, label, href: '/' }))

it('finds entries by every word typed, in any case and order', () => {
  expect(matchingEntries(entries, 'ROLES people').map((entry) => entry.label)).toEqual(['People and roles'])
  expect(matchingEntries(entries, '  ')).toHaveLength(3)
  expect(matchingEntries(entries, 'zlib')).toEqual([])
})

it('goes round with the arrows and has no place in an empty list', () => {
  expect(stepActive(2, 'ArrowDown', 3)).toBe(0)
  expect(stepActive(0, 'ArrowUp', 3)).toBe(2)
  expect(stepActive(4, 'Home', 3)).toBe(0)
  expect(stepActive(0, 'ArrowDown', 0)).toBe(-1)
})
