import { hostCheck, pointless, when } from '../../docker-check'
import { proof } from '../../verdict'
import { switchOf, listenHosts, tlsPath } from './settings'

/** What the engine itself says of an open door. */
const confession = /without encryption|without TLS client verification|insecure.*tcp|--tlsverify/i

export const daemonTls = hostCheck({
  id: 'docker-daemon-tls',
  name: 'The API should be open to the network only with mutual TLS',
  description:
    'Whoever can reach the API of Docker is root on the host. Over TCP it must ask for a certificate of the client; without, every machine in reach owns this one.',
  severity: 'critical',
  control: 'encrypt-in-transit',
  remediation: [
    'Remove `tcp://` from `hosts` and `-H`, and use the socket or SSH: `DOCKER_HOST=ssh://user@host`.',
    'Where TCP is needed, set `tlsverify`, `tlscacert`, `tlscert` and `tlskey`.',
  ],
  level: 1,
  mappings: { cisDocker: ['2.7'] },
  inspect: (host) => {
    const warning = 'value' in host.info ? host.info.value.Warnings?.find((one) => confession.test(one)) : undefined
    if (warning !== undefined)
      return [proof('info.Warnings', warning, 'the engine says that its API is open to the network')]
    const open = listenHosts(host).filter((one) => one.startsWith('tcp://'))
    if (open.length === 0) return pointless('the API does not listen on TCP')
    const verifies = switchOf(host, 'tlsverify')?.on === true
    const missing = (['tlscacert', 'tlscert', 'tlskey'] as const).filter((key) => tlsPath(host, key).length === 0)
    return when(
      !verifies || missing.length > 0,
      'hosts',
      open.join(', '),
      verifies
        ? `the API listens on TCP without ${missing.join(', ')}`
        : 'the API listens on TCP and asks clients for no certificate',
    )
  },
})
