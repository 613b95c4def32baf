import { expect, it } from 'vitest'
import { alertSeverities } from '@/lib/model/alert'
import { dueAt, dueHours } from './due'

it.each([
  ['critical', '2026-02-01T04:00:00.000Z'],
  ['high', '2026-02-02T00:00:00.000Z'],
  ['medium', '2026-02-04T00:00:00.000Z'],
  ['low', '2026-02-08T00:00:00.000Z'],
  ['informational', undefined],
] as const)('%s is due at %s', (severity, want) => {
  expect(dueAt(severity, '2026-02-01T00:00:00Z')?.toISOString()).toBe(want)
  expect(dueAt(severity, new Date('2026-02-01T00:00:00Z'))?.toISOString()).toBe(want)
})

it('leaves less time the worse it is', () => {
  const hours = alertSeverities.map((severity) => dueHours[severity] ?? Number.POSITIVE_INFINITY)
  expect(hours).toEqual([...hours].sort((a, b) => a - b))
  expect(() => dueAt('informational', 'no date')).toThrow(RangeError)
})
