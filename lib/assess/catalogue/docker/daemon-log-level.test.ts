import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { daemonLogLevel } from './daemon-log-level'

it.each([
  [hardenedHost(), 'healthy'],
  [hardenedHost({ daemonJson: { value: null } }), 'healthy'],
  [hardenedHost({ daemonJson: { value: { 'log-level': 'debug' } } }), ['daemonJson["log-level"] = "debug"']],
  [
    hardenedHost({ daemonJson: { value: null }, commandLine: { value: ['dockerd', '-l', 'warn'] } }),
    ['commandLine = "warn"'],
  ],
  [hardenedHost({ daemonJson: { value: null }, commandLine: { value: ['dockerd', '--log-level=info'] } }), 'healthy'],
  [hardenedHost({ daemonJson: { unread: 'EACCES' } }), 'not-applicable: Not evaluated: EACCES'],
  [
    hardenedHost({ daemonJson: { value: null }, commandLine: { unread: 'gone' } }),
    'not-applicable: Not evaluated: gone',
  ],
])('judges %#', (host, verdict) => expect(judgeHost(daemonLogLevel, host)).toEqual(verdict))
