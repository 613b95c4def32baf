import { describe, expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { netPolicyDangling } from './net-policy-dangling'

const now = new Date('2026-11-20T00:00:00Z')
const facts = {
  ...related({ workloads: [{ name: 'web', namespace: 'shop', podLabels: { app: 'web' } }] }, ['workload']),
  now,
}
const selecting = (podSelector: object, creationTimestamp = '2026-01-01T00:00:00Z') => ({
  ...object('NetworkPolicy', 'p', { spec: { podSelector } }),
  metadata: { name: 'p', namespace: 'shop', creationTimestamp },
})
const verdict = (podSelector: object, created?: string) =>
  judge(netPolicyDangling, selecting(podSelector, created), facts)

describe('a policy', () => {
  it('passes when it selects pods, or all of them', () => {
    expect(verdict({ matchLabels: { app: 'web' } })).toBe('healthy')
    expect(verdict({ matchExpressions: [{ key: 'app', operator: 'Exists' }] })).toBe('healthy')
    expect(verdict({})).toBe('healthy')
  })

  it('fails when no pod carries the labels, but not in its first week', () => {
    expect(verdict({ matchLabels: { app: 'gone' } })).toHaveLength(1)
    expect(verdict({ matchLabels: { app: 'gone' } }, '2026-11-18T00:00:00Z')).toMatch(/younger than a week/)
  })

  it('is not evaluated when pods were never listed', () => {
    expect(judge(netPolicyDangling, selecting({ matchLabels: { app: 'x' } }), related({}))).toMatch(/Not evaluated/)
  })
})
