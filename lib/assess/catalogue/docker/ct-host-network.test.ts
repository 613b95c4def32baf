import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctHostNetwork } from './ct-host-network'

it.each([
  ['host', ['HostConfig.NetworkMode = "host"']],
  ['bridge', 'healthy'],
  ['hostess', 'healthy'],
  ['container:abc', 'healthy'],
  [null, 'healthy'],
])('judges %s', (NetworkMode, verdict) =>
  expect(judgeContainer(ctHostNetwork, withHostConfig({ NetworkMode }))).toEqual(verdict),
)
