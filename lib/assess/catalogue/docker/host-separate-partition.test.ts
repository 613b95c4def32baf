import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { hostSeparatePartition } from './host-separate-partition'

const on = (DockerRootDir: string, mounts: string[]) =>
  hardenedHost({ info: { value: { ...info, DockerRootDir } }, mountPoints: { value: mounts } })

it.each([
  [on('/var/lib/docker', ['/', '/var/lib/docker']), 'healthy'],
  [on('/var/lib/docker/165536.165536', ['/', '/var/lib/docker']), 'healthy'],
  [on('/data/docker', ['/', '/data/docker']), 'healthy'],
  [on('/var/lib/docker', ['/', '/var/lib']), ['info.DockerRootDir = "/var/lib/docker"']],
  [hardenedHost({ mountPoints: { unread: 'no files' } }), 'not-applicable: Not evaluated: no files'],
  [hardenedHost({ info: { value: {} } }), 'not-applicable: Not evaluated: the engine did not name its data root'],
])('judges %#', (host, verdict) => expect(judgeHost(hostSeparatePartition, host)).toEqual(verdict))
