import { expect, it } from 'vitest'
import { hardenedHost, hardenedImage, judgeHost } from '../../testing/docker'
import { ownImageUnusedVuln } from './own-image-unused-vuln'

const facts = (critical: number, scanned = true) => ({
  images: new Map([[hardenedImage.Id, { critical, high: 0, medium: 0, low: 0, fixable: 0, scanned }]]),
})
const unused = hardenedHost({ inventory: { value: [] } })

it('finds what is vulnerable and not used', () => {
  expect(judgeHost(ownImageUnusedVuln, unused, facts(2))).toEqual([
    'images[0].Id = "registry.example.com/shop/web:1.4.2"',
  ])
  expect(judgeHost(ownImageUnusedVuln, hardenedHost(), facts(2))).toBe('healthy')
  expect(judgeHost(ownImageUnusedVuln, unused, facts(0))).toBe('healthy')
  expect(judgeHost(ownImageUnusedVuln, unused, facts(0, false))).toMatch(/Not evaluated: no scanner/)
  expect(judgeHost(ownImageUnusedVuln, unused)).toMatch(/Not evaluated: no scanner/)
})
