import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctPidsLimit } from './ct-pids-limit'

it.each([
  [100, 'healthy'],
  [0, ['HostConfig.PidsLimit = 0']],
  [-1, ['HostConfig.PidsLimit = -1']],
  [null, ['HostConfig.PidsLimit = null']],
])('judges %s', (PidsLimit, verdict) =>
  expect(judgeContainer(ctPidsLimit, withHostConfig({ PidsLimit }))).toEqual(verdict),
)
