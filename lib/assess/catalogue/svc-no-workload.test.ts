import { describe, expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { svcNoWorkload } from './svc-no-workload'

const facts = related({ workloads: [{ name: 'web', namespace: 'shop', podLabels: { app: 'web', tier: 'front' } }] }, [
  'workload',
])
const verdict = (spec: object, namespace = 'shop') =>
  judge(svcNoWorkload, object('Service', 's', { spec }, namespace), facts)

describe('a service', () => {
  it('passes when its selector picks pods of its namespace', () => {
    expect(verdict({ selector: { app: 'web' } })).toBe('healthy')
    expect(verdict({ selector: { app: 'web' } }, 'blog')).toEqual(['spec.selector = {"app":"web"}'])
  })

  it('fails when one of its labels matches none', () => {
    expect(verdict({ selector: { app: 'web', tier: 'back' } })).toHaveLength(1)
  })

  it('is left alone when it selects nothing, or another name', () => {
    expect(verdict({})).toMatch(/selects no pods/)
    expect(verdict({ type: 'ExternalName', selector: { app: 'x' } })).toMatch(/selects no pods/)
    expect(
      judge(svcNoWorkload, object('Service', 's', { spec: { selector: { a: 'b' } } }, 'shop'), related({})),
    ).toMatch(/Not evaluated/)
  })
})
