import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { ownEolEngine } from './own-eol-engine'

const of = (Version: string) => hardenedHost({ version: { value: { Version } } })

it.each([
  ['29.1.2', 'healthy'],
  ['25.0.3', 'healthy'],
  ['24.0.9', ['version.Version = "24.0.9"']],
  ['19.03.15', ['version.Version = "19.03.15"']],
  ['x', 'not-applicable: Not evaluated: "x" is no version'],
])('judges %s', (version, verdict) => expect(judgeHost(ownEolEngine, of(version))).toEqual(verdict))

it('does not judge Podman by the versions of Docker', () => {
  expect(judgeHost(ownEolEngine, hardenedHost({ engine: 'podman' }))).toMatch(/^not-applicable: the engine is Podman/)
})
