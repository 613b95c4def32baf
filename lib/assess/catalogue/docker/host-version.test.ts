import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { hostVersion } from './host-version'

const of = (Version: string) => hardenedHost({ version: { value: { Version } } })

it.each([
  ['29.1.2', 'healthy'],
  ['28.0.0', 'healthy'],
  ['27.5.1', ['version.Version = "27.5.1"']],
  ['20.10.24+dfsg1', ['version.Version = "20.10.24+dfsg1"']],
  ['dev', 'not-applicable: Not evaluated: "dev" is no version'],
])('judges %s', (version, verdict) => expect(judgeHost(hostVersion, of(version))).toEqual(verdict))

it('follows the parameter, and leaves Podman alone', () => {
  expect(judgeHost(hostVersion, of('29.1.2'), { images: new Map(), parameters: { oldestMajor: 30 } })).toHaveLength(1)
  expect(judgeHost(hostVersion, hardenedHost({ engine: 'podman' }))).toBe(
    'not-applicable: the engine is Podman, whose versions are others',
  )
})
