import { swarmOf } from '../../testing/docker-swarm'
import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { swarmAutolock } from './swarm-autolock'

it.each([
  [swarmOf({ AutoLockManagers: true }), 'healthy'],
  [swarmOf({ AutoLockManagers: false }), ['swarm.AutoLockManagers = false']],
  [hardenedHost(), 'not-applicable: the host is in no swarm'],
])('judges %#', (host, verdict) => expect(judgeHost(swarmAutolock, host)).toEqual(verdict))
