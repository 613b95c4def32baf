import { expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { clusterVersion } from './cluster-version'

const verdict = (version: string | null, now = '2026-11-20T00:00:00Z') => {
  const facts = { ...related({}, [], { name: 'blue', version, distribution: 'gke' }), now: new Date(now) }
  return judge(clusterVersion, object('Cluster', 'blue'), facts)
}

it('a version passes while it is mended and fails from the day after', () => {
  expect(verdict('v1.35.2-gke.100')).toBe('healthy')
  expect(verdict('v1.34.1', '2026-10-27T12:00:00Z')).toBe('healthy')
  expect(verdict('v1.34.1', '2026-10-28T00:00:00Z')).toEqual(['attributes.version = "v1.34.1"'])
  expect(verdict('v1.19.3')).toHaveLength(1)
})

it('a version that is newer than we know passes, one that is not told is not evaluated', () => {
  expect(verdict('v1.99.0')).toBe('healthy')
  expect(verdict(null)).toMatch(/Not evaluated/)
})
