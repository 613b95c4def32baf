import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonNoNewPrivileges } from './daemon-no-new-privileges'

const plain = { value: { ...info, SecurityOptions: [] } }

it.each([
  [hardenedHost({ daemonJson: { unread: 'no' } }), 'healthy'],
  [hardenedHost({ info: plain }), 'healthy'],
  [hardenedHost({ info: plain, daemonJson: { value: null } }), ['daemonJson']],
  [
    hardenedHost({ info: plain, daemonJson: { value: { 'no-new-privileges': false } } }),
    ['daemonJson["no-new-privileges"] = false'],
  ],
  [
    hardenedHost({
      info: plain,
      daemonJson: { value: null },
      commandLine: { value: ['dockerd', '--no-new-privileges'] },
    }),
    'healthy',
  ],
  [hardenedHost({ info: plain, daemonJson: { unread: 'no' } }), 'not-applicable: Not evaluated: no'],
])('judges %#', (host, verdict) => expect(judgeHost(daemonNoNewPrivileges, host)).toEqual(verdict))
