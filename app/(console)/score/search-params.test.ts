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

it('asks for whole days', () => {
  expect(periodFilters({ from: '2026-11-01', to: '2026-11-20', open: null })).toEqual({
    environment: undefined,
    from: '2026-11-01T00:00:00.000Z',
    to: '2026-11-20T23:59:59.999Z',
  })
})
