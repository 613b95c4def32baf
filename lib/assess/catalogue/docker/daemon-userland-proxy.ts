import { hostCheck, when } from '../../docker-check'
import { proof } from '../../verdict'
import { switchOf } from './settings'

export const daemonUserlandProxy = hostCheck({
  id: 'docker-daemon-userland-proxy',
  name: 'The userland proxy should be off',
  description:
    'The proxy hides from containers who calls them, and is one more process with rights on the network for each port. The kernel does its work on every current host.',
  severity: 'low',
  control: 'network-access',
  remediation: ['Set `"userland-proxy": false` in daemon.json and restart the daemon.'],
  level: 1,
  mappings: { cisDocker: ['2.16'] },
  inspect: (host) => {
    const found = switchOf(host, 'userland-proxy')
    if (found?.on !== false)
      return [proof(found?.at ?? 'daemonJson', found?.on, 'the userland proxy is on, as by default')]
    const running = 'value' in host.userlandProxies ? host.userlandProxies.value : 0
    return when(
      running > 0,
      'userlandProxies',
      running,
      'it is switched off, but proxies still run: restart the daemon',
    )
  },
})
