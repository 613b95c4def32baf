import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctCgroup } from './ct-cgroup'

it.each([
  ['', 'healthy'],
  [null, 'healthy'],
  ['/kubepods/burstable/pod1', 'healthy'],
  ['kubepods.slice', 'healthy'],
  ['/custom', ['HostConfig.CgroupParent = "/custom"']],
  ['dockerish', ['HostConfig.CgroupParent = "dockerish"']],
])('judges %j', (CgroupParent, verdict) =>
  expect(judgeContainer(ctCgroup, withHostConfig({ CgroupParent }))).toEqual(verdict),
)
