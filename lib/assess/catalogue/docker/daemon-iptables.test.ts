import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { daemonIptables } from './daemon-iptables'

it.each([
  [hardenedHost(), 'healthy'],
  [hardenedHost({ daemonJson: { value: { iptables: true } } }), 'healthy'],
  [hardenedHost({ daemonJson: { value: { iptables: false } } }), ['daemonJson["iptables"] = false']],
  [hardenedHost({ commandLine: { value: ['dockerd', '--iptables=false'] } }), ['commandLine = false']],
  [hardenedHost({ commandLine: { value: ['dockerd', '--iptables'] } }), 'healthy'],
])('judges %#', (host, verdict) => expect(judgeHost(daemonIptables, host)).toEqual(verdict))
