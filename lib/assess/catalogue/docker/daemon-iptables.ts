import { hostCheck, when } from '../../docker-check'
import { switchOf } from './settings'

export const daemonIptables = hostCheck({
  id: 'docker-daemon-iptables',
  name: 'Docker should be allowed to set firewall rules',
  description:
    'With `iptables` off, Docker does not keep networks apart and containers may be open in ways that nobody sees. Only someone who writes all rules by hand should switch it off.',
  severity: 'low',
  control: 'network-access',
  remediation: ['Remove `"iptables": false` from daemon.json, unless you write the rules yourself.'],
  level: 1,
  mappings: { cisDocker: ['2.4'] },
  inspect: (host) => {
    const found = switchOf(host, 'iptables')
    return when(found !== undefined && !found.on, found?.at ?? '', false, 'Docker does not set firewall rules')
  },
})
