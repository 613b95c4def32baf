import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { daemonUlimit } from './daemon-ulimit'

it.each([
  [hardenedHost(), 'healthy'],
  [hardenedHost({ daemonJson: { value: null } }), ['daemonJson']],
  [
    hardenedHost({
      daemonJson: { value: null },
      commandLine: { value: ['dockerd', '--default-ulimit', 'nofile=100:200'] },
    }),
    'healthy',
  ],
  [hardenedHost({ daemonJson: { unread: 'no' } }), 'not-applicable: Not evaluated: no'],
])('judges %#', (host, verdict) => expect(judgeHost(daemonUlimit, host)).toEqual(verdict))
