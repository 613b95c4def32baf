import { expect, it } from 'vitest'
import { sparkPath } from './prepare-spark'

it('steps through the values, highest on top', () => {
  expect(sparkPath([0, 10, 10], 72, 18)).toBe('M0.0 16.0H36.0V2.0H72.0V2.0')
})

it('lifts the pen over what is not known', () => {
  expect(sparkPath([4, null, 4], 72, 18)).toBe('M0.0 9.0H36.0M72.0 9.0')
  expect(sparkPath([null, null], 72, 18)).toBe('')
})
