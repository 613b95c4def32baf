import { swarmOf } from '../../testing/docker-swarm'
import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { swarmBindInterface } from './swarm-bind-interface'

const on = (address: string, port = 2377) => ({ ...swarmOf({}), listeners: { value: [{ address, port }] } })

it.each([
  [on('10.0.0.5'), 'healthy'],
  [on('0.0.0.0'), ['listeners[0].address = "0.0.0.0"']],
  [on('::'), ['listeners[0].address = "::"']],
  [on('0.0.0.0', 2376), 'healthy'],
  [{ ...swarmOf({}), listeners: { unread: 'no' } }, 'not-applicable: Not evaluated: no'],
  [hardenedHost(), 'not-applicable: the host is in no swarm'],
])('judges %#', (host, verdict) => expect(judgeHost(swarmBindInterface, host)).toEqual(verdict))
