import { expect, it } from 'vitest'
import { periodFilters, readScoreState, scoreHref } from './search-params'

it('reads what it writes, and leaves out what nothing knows', () => {
  const state = {
    environment: 'harbour',
    from: '2026-11-01',
    to: '2026-11-20',
    open: { cause: 'fixed' as const, check: 'k8s-pod-privileged' },
  }
  expect(readScoreState(Object.fromEntries(new URL(scoreHref(state), 'http://x').searchParams))).toEqual(state)
  expect(readScoreState({ from: 'yesterday', to: ['2026-11-20', 'x'], cause: 'magic', check: 'x' })).toEqual({
    environment: undefined,
    from: undefined,
    to: '2026-11-20',
    open: null,
  })
})

const now = '2026-11-23T17:00:00.000Z'

it('always asks from a day on, a week before the end unless told', () => {
  expect(periodFilters({ open: null }, now).from).toBe('2026-11-16T00:00:00.000Z')
  expect(periodFilters({ to: '2026-11-10', open: null }, now).from).toBe('2026-11-03T00:00:00.000Z')
})

it('asks for whole days', () => {
  expect(periodFilters({ from: '2026-11-01', to: '2026-11-20', open: null }, now)).toEqual({
    environment: undefined,
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-11-20T23:59:59.999Z',
  })
})
