import { expect, it } from 'vitest'
import { judgeContainer, withHostConfig } from '../../testing/docker'
import { ctReadonlyRootfs } from './ct-readonly-rootfs'

it.each([
  [true, 'healthy'],
  [false, ['HostConfig.ReadonlyRootfs = false']],
  [null, ['HostConfig.ReadonlyRootfs = false']],
])('judges %s', (ReadonlyRootfs, verdict) =>
  expect(judgeContainer(ctReadonlyRootfs, withHostConfig({ ReadonlyRootfs }))).toEqual(verdict),
)
