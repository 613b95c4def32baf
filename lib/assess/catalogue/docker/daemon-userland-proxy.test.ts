import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { daemonUserlandProxy } from './daemon-userland-proxy'

it.each([
  [hardenedHost(), 'healthy'],
  [hardenedHost({ daemonJson: { value: null } }), ['daemonJson']],
  [hardenedHost({ daemonJson: { value: { 'userland-proxy': true } } }), ['daemonJson["userland-proxy"] = true']],
  [
    hardenedHost({ daemonJson: { value: null }, commandLine: { value: ['dockerd', '--userland-proxy=false'] } }),
    'healthy',
  ],
  [hardenedHost({ userlandProxies: { value: 2 } }), ['userlandProxies = 2']],
  [hardenedHost({ userlandProxies: { unread: 'no' } }), 'healthy'],
])('judges %#', (host, verdict) => expect(judgeHost(daemonUserlandProxy, host)).toEqual(verdict))
