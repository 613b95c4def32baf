import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonExperimental } from './daemon-experimental'

it.each([
  [false, 'healthy'],
  [null, 'healthy'],
  [true, ['info.ExperimentalBuild = true']],
])('judges %s', (ExperimentalBuild, verdict) => {
  expect(judgeHost(daemonExperimental, hardenedHost({ info: { value: { ...info, ExperimentalBuild } } }))).toEqual(
    verdict,
  )
})
