import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { ownTcpPublic } from './own-tcp-public'

const on = (address: string, port: number) => hardenedHost({ listeners: { value: [{ address, port }] } })

it.each([
  [on('127.0.0.1', 2375), 'healthy'],
  [on('::1', 2375), 'healthy'],
  [on('0.0.0.0', 2375), ['listeners[0] = "0.0.0.0:2375"']],
  [on('::', 2376), ['listeners[0] = ":::2376"']],
  [on('10.0.0.5', 2377), ['listeners[0] = "10.0.0.5:2377"']],
  [on('0.0.0.0', 8080), 'healthy'],
  [hardenedHost({ listeners: { unread: 'no' } }), 'not-applicable: Not evaluated: no'],
])('judges %#', (host, verdict) => expect(judgeHost(ownTcpPublic, host)).toEqual(verdict))
