import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { ctSwarm } from './ct-swarm'

it('wants no swarm, unless people say that they use it', () => {
  expect(judgeHost(ctSwarm, hardenedHost())).toBe('healthy')
  const swarm = hardenedHost({ info: { value: { ...info, Swarm: { LocalNodeState: 'active' } } } })
  expect(judgeHost(ctSwarm, swarm)).toEqual(['info.Swarm.LocalNodeState = "active"'])
  expect(judgeHost(ctSwarm, swarm, { images: new Map(), parameters: { swarmInUse: true } })).toBe('healthy')
  expect(judgeHost(ctSwarm, hardenedHost({ info: { value: {} } }))).toBe('healthy')
  expect(judgeHost(ctSwarm, hardenedHost({ info: { unread: 'no answer' } }))).toBe(
    'not-applicable: Not evaluated: no answer',
  )
})
