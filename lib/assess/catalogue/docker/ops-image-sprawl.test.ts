import { expect, it } from 'vitest'
import { hardenedHost, hardenedImage, judgeHost } from '../../testing/docker'
import { opsImageSprawl } from './ops-image-sprawl'

const unused = (Created: string | null) =>
  hardenedHost({ images: { value: [{ ...hardenedImage, Id: 'sha256:other', Created }] } })

it.each([
  [hardenedHost(), 'healthy'],
  [unused('2026-11-20T00:00:00Z'), 'healthy'],
  [unused('2026-01-01T00:00:00Z'), ['images[0].Created = "2026-01-01T00:00:00Z"']],
  [unused('1970-01-01T00:00:00Z'), 'healthy'],
  [unused(null), 'healthy'],
  [hardenedHost({ inventory: { unread: 'no' } }), 'not-applicable: Not evaluated: no'],
])('judges %#', (host, verdict) => expect(judgeHost(opsImageSprawl, host)).toEqual(verdict))

it('follows the parameter', () => {
  expect(
    judgeHost(opsImageSprawl, unused('2026-11-01T00:00:00Z'), { images: new Map(), parameters: { days: 5 } }),
  ).toHaveLength(1)
})
