import { hostCheck, when } from '../../docker-check'
import { switchOf } from './settings'

export const daemonNoNewPrivileges = hostCheck({
  id: 'docker-daemon-no-new-privileges',
  name: 'New privileges should be off by default',
  description:
    'With `no-new-privileges` as a default of the daemon no container can become more than it is through setuid files, unless it says so itself.',
  severity: 'medium',
  control: 'manage-access',
  remediation: ['Set `"no-new-privileges": true` in daemon.json and restart the daemon.'],
  level: 1,
  mappings: { cisDocker: ['2.14'] },
  inspect: (host) => {
    const options = 'value' in host.info ? (host.info.value.SecurityOptions ?? []) : []
    if (options.some((one) => one.includes('name=no-new-privileges'))) return []
    const found = switchOf(host, 'no-new-privileges')
    return when(found?.on !== true, found?.at ?? 'daemonJson', found?.on, 'containers may gain privileges by default')
  },
})
