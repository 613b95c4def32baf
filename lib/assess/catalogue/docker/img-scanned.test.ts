import { expect, it } from 'vitest'
import { hardenedContainer, hardenedImage, judgeContainer } from '../../testing/docker'
import { imgScanned } from './img-scanned'

const findings = { critical: 0, high: 0, medium: 3, low: 0, fixable: 0, scanned: true }
const with_ = (own: Partial<typeof findings>) => ({ images: new Map([[hardenedImage.Id, { ...findings, ...own }]]) })

it.each([
  [{}, 'healthy'],
  [{ high: 2 }, 'healthy'],
  [{ high: 2, fixable: 1 }, ['Image = "registry.example.com/shop/web:1.4.2"']],
  [{ critical: 1, fixable: 1 }, ['Image = "registry.example.com/shop/web:1.4.2"']],
  [{ scanned: false }, 'not-applicable: Not evaluated: no scanner has reported on the image'],
])('judges %j', (own, verdict) => expect(judgeContainer(imgScanned, hardenedContainer(), with_(own))).toEqual(verdict))

it('knows nothing of an image that the inventory lacks, or of a container that has not started', () => {
  expect(judgeContainer(imgScanned, hardenedContainer())).toMatch(/^not-applicable: Not evaluated/)
  expect(judgeContainer(imgScanned, hardenedContainer({ State: { Status: 'created' } }), with_({}))).toBe(
    'not-applicable: the container has not started',
  )
})
