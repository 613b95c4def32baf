import { describe, expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge, patchOf } from '../testing/judge'
import { nsLimitrange } from './ns-limitrange'

const shop = object('Namespace', 'shop')
const range = (limit: object) => ({
  objectKind: 'LimitRange',
  namespace: 'shop',
  name: 'defaults',
  spec: { limits: [limit] },
})
const verdict = (...quotas: ReturnType<typeof range>[]) => judge(nsLimitrange, shop, related({ quotas }, ['quota']))

describe('a limit range of the namespace', () => {
  it('passes when it gives containers default limits', () => {
    expect(verdict(range({ type: 'Container', default: { cpu: '1' } }))).toBe('healthy')
  })

  it('fails when it only bounds, or speaks of pods or volumes', () => {
    expect(verdict()).toEqual(['metadata.name = "shop"'])
    expect(verdict(range({ type: 'Container', max: { cpu: '1' } }))).toEqual(['metadata.name = "shop"'])
    expect(verdict(range({ type: 'Pod', default: { cpu: '1' } }))).toEqual(['metadata.name = "shop"'])
    expect(verdict(range({ type: 'PersistentVolumeClaim', max: { storage: '1Gi' } }))).toEqual([
      'metadata.name = "shop"',
    ])
  })

  it('is not evaluated when limit ranges were never listed', () => {
    expect(judge(nsLimitrange, shop)).toMatch(/^not-applicable: Not evaluated/)
  })

  it('can be created by the patch', () => {
    expect(patchOf(nsLimitrange, shop)).toMatchObject({ kind: 'LimitRange', metadata: { namespace: 'shop' } })
  })
})
