import { hostCheck, when } from '../../docker-check'
import { setting } from './settings'

export const daemonUlimit = hostCheck({
  id: 'docker-daemon-ulimit',
  name: 'Default ulimits should be set',
  description:
    'Limits on open files and processes that the daemon gives to every container stop one of them from using up those of the host.',
  severity: 'low',
  control: 'ddos-protection',
  remediation: ['Set `"default-ulimits"` in daemon.json, for `nofile` and `nproc` at least.'],
  level: 1,
  mappings: { cisDocker: ['2.8'] },
  inspect: (host) =>
    when(
      setting(host, 'default-ulimits', ['--default-ulimit']) === undefined,
      'daemonJson',
      undefined,
      'no default ulimits are set',
    ),
})
