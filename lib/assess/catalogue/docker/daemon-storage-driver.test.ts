import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonStorageDriver } from './daemon-storage-driver'

it.each([
  ['overlay2', 'healthy'],
  ['vfs', 'healthy'],
  ['aufs', ['info.Driver = "aufs"']],
  [null, 'not-applicable: Not evaluated: the engine did not name its storage driver'],
])('judges %s', (Driver, verdict) =>
  expect(judgeHost(daemonStorageDriver, hardenedHost({ info: { value: { ...info, Driver } } }))).toEqual(verdict),
)
