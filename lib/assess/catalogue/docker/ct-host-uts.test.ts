import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctHostUts } from './ct-host-uts'

it.each([
  ['host', ['HostConfig.UTSMode = "host"']],
  ['', 'healthy'],
  [undefined, 'healthy'],
])('judges %s', (UTSMode, verdict) => expect(judgeContainer(ctHostUts, withHostConfig({ UTSMode }))).toEqual(verdict))
