import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctUsernsHost } from './ct-userns-host'

it.each([
  ['host', ['HostConfig.UsernsMode = "host"']],
  ['', 'healthy'],
  [null, 'healthy'],
])('judges %s', (UsernsMode, verdict) =>
  expect(judgeContainer(ctUsernsHost, withHostConfig({ UsernsMode }))).toEqual(verdict),
)
