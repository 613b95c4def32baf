import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctRestartPolicy } from './ct-restart-policy'

it.each([
  ['no', 0, 'healthy'],
  ['', 0, 'healthy'],
  ['on-failure', 5, 'healthy'],
  ['on-failure', 1, 'healthy'],
  ['on-failure', 0, ['HostConfig.RestartPolicy = "on-failure:0"']],
  ['on-failure', 6, ['HostConfig.RestartPolicy = "on-failure:6"']],
  ['always', 0, ['HostConfig.RestartPolicy = "always:0"']],
  ['unless-stopped', 0, ['HostConfig.RestartPolicy = "unless-stopped:0"']],
])('judges %s:%i', (Name, MaximumRetryCount, verdict) => {
  expect(judgeContainer(ctRestartPolicy, withHostConfig({ RestartPolicy: { Name, MaximumRetryCount } }))).toEqual(
    verdict,
  )
})
