import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctHostIpc } from './ct-host-ipc'

it.each([
  ['host', ['HostConfig.IpcMode = "host"']],
  ['private', 'healthy'],
  ['shareable', 'healthy'],
  [null, 'healthy'],
])('judges %s', (IpcMode, verdict) => expect(judgeContainer(ctHostIpc, withHostConfig({ IpcMode }))).toEqual(verdict))
