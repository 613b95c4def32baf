import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { ownRuncCve } from './own-runc-cve'

const runc = (Version: string) =>
  hardenedHost({ version: { value: { Version: '29.0.0', Components: [{ Name: 'runc', Version }] } } })

it.each([
  ['1.1.12', 'healthy'],
  ['1.3.4', 'healthy'],
  ['2.0.0', 'healthy'],
  ['1.1.11', ['version.Components[0].Version = "1.1.11"']],
  ['1.0.0-rc93', ['version.Components[0].Version = "1.0.0-rc93"']],
  ['v1.2', 'healthy'],
])('judges %s', (version, verdict) => expect(judgeHost(ownRuncCve, runc(version))).toEqual(verdict))

it('does not judge builds of distributions by their number', () => {
  expect(judgeHost(ownRuncCve, runc('1.1.5+ds1'))).toMatch(
    /Not evaluated: runc 1.1.5\+ds1 is a distribution's own build/,
  )
  expect(judgeHost(ownRuncCve, hardenedHost({ version: { value: { Version: '29.0.0' } } }))).toMatch(/Not evaluated/)
})
