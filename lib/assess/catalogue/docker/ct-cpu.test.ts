import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctCpu } from './ct-cpu'

const none = { NanoCpus: 0, CpuShares: 0, CpuQuota: 0, CpusetCpus: '' }

it.each([{ NanoCpus: 1 }, { CpuShares: 512 }, { CpuQuota: 50_000 }, { CpusetCpus: '0-1' }])(
  'is content with %j',
  (limit) => {
    expect(judgeContainer(ctCpu, withHostConfig({ ...none, ...limit }))).toBe('healthy')
  },
)

it.each([none, { ...none, CpuShares: 1024 }, { ...none, CpuQuota: -1 }])('is not with %j', (limits) => {
  expect(judgeContainer(ctCpu, withHostConfig(limits))).toEqual([`HostConfig.CpuShares = ${limits.CpuShares}`])
})
