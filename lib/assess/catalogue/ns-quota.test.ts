import { describe, expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge, patchOf } from '../testing/judge'
import { nsQuota } from './ns-quota'

const shop = object('Namespace', 'shop')
const quota = (...names: string[]) => ({
  objectKind: 'ResourceQuota',
  namespace: 'shop',
  name: 'quota',
  spec: { hard: Object.fromEntries(names.map((name) => [name, '1'])) },
})
const verdict = (...quotas: ReturnType<typeof quota>[]) => judge(nsQuota, shop, related({ quotas }, ['quota']))

describe('a quota of the namespace', () => {
  it('passes when processors, memory and pods are bounded, in one quota or several', () => {
    expect(verdict(quota('limits.cpu', 'limits.memory', 'pods'))).toBe('healthy')
    expect(verdict(quota('requests.cpu', 'count/pods'), quota('memory'))).toBe('healthy')
  })

  it('fails without one, and with one that bounds something else', () => {
    expect(verdict()).toEqual(['metadata.name = "shop"'])
    expect(verdict(quota('limits.cpu', 'services'))).toEqual(['metadata.name = "shop"'])
    expect(verdict({ ...quota('limits.cpu', 'memory', 'pods'), namespace: 'other' })).toEqual([
      'metadata.name = "shop"',
    ])
  })

  it('is not evaluated when quotas were never listed', () => {
    expect(judge(nsQuota, shop)).toMatch(/^not-applicable: Not evaluated/)
  })

  it('can be created by the patch', () => {
    expect(patchOf(nsQuota, shop)).toMatchObject({ kind: 'ResourceQuota', metadata: { namespace: 'shop' } })
    expect(patchOf(nsQuota, object('Deployment', 'web'))).toBeNull()
  })
})
