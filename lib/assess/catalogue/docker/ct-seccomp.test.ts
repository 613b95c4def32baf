import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctSeccomp } from './ct-seccomp'

it.each([
  [['seccomp=unconfined'], ['HostConfig.SecurityOpt = "seccomp=unconfined"']],
  [['seccomp:unconfined'], ['HostConfig.SecurityOpt = "seccomp:unconfined"']],
  [['seccomp=/etc/docker/own.json'], 'healthy'],
  [['apparmor=unconfined'], 'healthy'],
  [null, 'healthy'],
])('judges %j', (SecurityOpt, verdict) =>
  expect(judgeContainer(ctSeccomp, withHostConfig({ SecurityOpt }))).toEqual(verdict),
)
