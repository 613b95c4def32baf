import { expect, it } from 'vitest'
import { hardenedHost, judgeHost } from '../../testing/docker'
import { daemonIcc } from './daemon-icc'

const bridge = (Options: Record<string, string> | null) =>
  hardenedHost({ networks: { value: [{ Name: 'bridge', Driver: 'bridge', Options }] } })
const option = 'com.docker.network.bridge.enable_icc'

it.each([
  [bridge({ [option]: 'false' }), 'healthy'],
  [bridge({ [option]: 'true' }), ['networks[0].Options = "true"']],
  [bridge(null), ['networks[0].Options']],
  [
    hardenedHost({ networks: { value: [{ Name: 'none', Driver: 'null' }] } }),
    'not-applicable: there is no default bridge',
  ],
])('judges %#', (host, verdict) => expect(judgeHost(daemonIcc, host)).toEqual(verdict))
