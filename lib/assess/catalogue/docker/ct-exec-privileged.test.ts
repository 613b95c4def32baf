import { expect, it } from 'vitest'
import { hardenedContainer, judgeContainer } from '../../testing/docker'
import { ctExecPrivileged } from './ct-exec-privileged'

it.each([
  [[], 'healthy'],
  [[{ user: '', privileged: false }], 'healthy'],
  [[{ user: '', privileged: true }], ['execs[0].privileged = true']],
  [undefined, 'not-applicable: Not evaluated: the commands that run in the container could not be listed'],
])('judges %j', (execs, verdict) =>
  expect(judgeContainer(ctExecPrivileged, hardenedContainer({ execs }))).toEqual(verdict),
)
