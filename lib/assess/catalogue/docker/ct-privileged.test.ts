import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctPrivileged } from './ct-privileged'

it.each([
  [true, ['HostConfig.Privileged = true']],
  [false, 'healthy'],
  [undefined, 'healthy'],
  [null, 'healthy'],
])('Privileged %s is %j', (Privileged, verdict) => {
  expect(judgeContainer(ctPrivileged, withHostConfig({ Privileged }))).toEqual(verdict)
})
