import { swarmOf } from '../../testing/docker-swarm'
import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { swarmManagers } from './swarm-managers'

const by = (count: number) =>
  swarmOf({ nodes: [...Array.from({ length: count }, () => ({ Role: 'manager' })), { Role: 'worker' }] })

it.each([
  [3, 'healthy'],
  [5, 'healthy'],
  [7, 'healthy'],
  [1, ['swarm.nodes = 1']],
  [4, ['swarm.nodes = 4']],
  [9, ['swarm.nodes = 9']],
])('judges %i', (count, verdict) => expect(judgeHost(swarmManagers, by(count))).toEqual(verdict))

it('says nothing where there is no swarm, or another host manages it', () => {
  expect(judgeHost(swarmManagers, hardenedHost())).toBe('not-applicable: the host is in no swarm')
  expect(judgeHost(swarmManagers, { ...by(3), swarm: { value: null } })).toBe(
    'not-applicable: the host does not manage its swarm',
  )
  expect(judgeHost(swarmManagers, { ...by(3), swarm: { unread: 'no' } })).toBe('not-applicable: Not evaluated: no')
})
