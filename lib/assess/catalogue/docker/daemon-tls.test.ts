import { expect, it } from 'vitest'
import { hardenedHost, judgeHost, info } from '../../testing/docker'
import { daemonTls } from './daemon-tls'

const tls = { tlscacert: '/a', tlscert: '/b', tlskey: '/c' }
const open = (json: object, ...flags: string[]) =>
  hardenedHost({ daemonJson: { value: { ...json } }, commandLine: { value: ['dockerd', ...flags] } })

it.each([
  [open({}), 'not-applicable: the API does not listen on TCP'],
  [open({ hosts: ['fd://', 'unix:///run/x.sock'] }), 'not-applicable: the API does not listen on TCP'],
  [open({ hosts: ['tcp://0.0.0.0:2375'] }), ['hosts = "tcp://0.0.0.0:2375"']],
  [open({ ...tls, hosts: ['tcp://0.0.0.0:2376'], tlsverify: true }), 'healthy'],
  [open({ ...tls, hosts: ['tcp://0.0.0.0:2376'], tls: true }), ['hosts = "tcp://0.0.0.0:2376"']],
  [open({ tlscacert: '/a', hosts: ['tcp://[::]:2376'], tlsverify: true }), ['hosts = "tcp://[::]:2376"']],
  [open(tls, '-H', 'fd://', '-H', 'tcp://0.0.0.0:2376', '--tlsverify'), 'healthy'],
  [open({}, '--host=tcp://10.0.0.5:2375'), ['hosts = "tcp://10.0.0.5:2375"']],
])('judges %#', (host, verdict) => expect(judgeHost(daemonTls, host)).toEqual(verdict))

it('believes the warning of the engine even where no file was read', () => {
  const Warnings = ['WARNING: API is accessible on http://0.0.0.0:2375 without encryption.']
  const host = hardenedHost({
    info: { value: { ...info, Warnings } },
    daemonJson: { unread: 'no' },
    commandLine: { unread: 'no' },
  })
  expect(judgeHost(daemonTls, host)).toHaveLength(1)
  expect(judgeHost(daemonTls, hardenedHost({ daemonJson: { unread: 'no' } }))).toBe('not-applicable: Not evaluated: no')
})
