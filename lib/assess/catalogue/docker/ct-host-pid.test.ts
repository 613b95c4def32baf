import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctHostPid } from './ct-host-pid'

it.each([
  ['host', ['HostConfig.PidMode = "host"']],
  ['', 'healthy'],
  ['container:abc', 'healthy'],
  [undefined, 'healthy'],
])('judges %s', (PidMode, verdict) => expect(judgeContainer(ctHostPid, withHostConfig({ PidMode }))).toEqual(verdict))
