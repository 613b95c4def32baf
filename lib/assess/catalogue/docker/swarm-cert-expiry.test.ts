import { swarmOf } from '../../testing/docker-swarm'
import { expect, it } from 'vitest'
import { judgeHost } from '../../testing/docker'
import { swarmCertExpiry } from './swarm-cert-expiry'

const days = (count: number) => swarmOf({ NodeCertExpiry: count * 86_400e9 })

it.each([
  [days(2), 'healthy'],
  [days(90), 'healthy'],
  [days(91), [`swarm.NodeCertExpiry = ${91 * 86_400e9}`]],
  [
    swarmOf({ NodeCertExpiry: null }),
    'not-applicable: Not evaluated: the swarm did not say how long certificates hold',
  ],
])('judges %#', (host, verdict) => expect(judgeHost(swarmCertExpiry, host)).toEqual(verdict))
