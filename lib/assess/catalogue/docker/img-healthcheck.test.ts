import { expect, it } from 'vitest'
import { hardenedHost, hardenedImage, judgeHost } from '../../testing/docker'
import { imgHealthcheck } from './img-healthcheck'

const images = (Test: string[] | null) =>
  hardenedHost({ images: { value: [{ ...hardenedImage, Config: { Healthcheck: Test && { Test } } }] } })

it.each([
  [['CMD-SHELL', 'true'], 'healthy'],
  [['NONE'], ['images[0].Config.Healthcheck = "registry.example.com/shop/web:1.4.2"']],
  [[], ['images[0].Config.Healthcheck = "registry.example.com/shop/web:1.4.2"']],
  [null, ['images[0].Config.Healthcheck = "registry.example.com/shop/web:1.4.2"']],
])('judges %j', (test, verdict) => expect(judgeHost(imgHealthcheck, images(test))).toEqual(verdict))

it('says nothing without images, or where they could not be listed', () => {
  expect(judgeHost(imgHealthcheck, hardenedHost({ images: { value: [] } }))).toBe(
    'not-applicable: the host stores no images',
  )
  expect(judgeHost(imgHealthcheck, hardenedHost({ images: { unread: 'no' } }))).toBe(
    'not-applicable: Not evaluated: no',
  )
})
