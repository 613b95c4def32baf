import { hostCheck, when } from '../../docker-check'
import { setting } from './settings'

export const daemonLogLevel = hostCheck({
  id: 'docker-daemon-log-level',
  name: 'The daemon should log at level info',
  description:
    'At `debug` the log drowns what matters and may hold what should not be written down; above `info` it leaves out what an investigation needs.',
  severity: 'low',
  control: 'auditing-logging',
  remediation: ['Set `"log-level": "info"` in daemon.json, or remove the option.'],
  level: 1,
  mappings: { cisDocker: ['2.3'] },
  inspect: (host) => {
    const level = setting(host, 'log-level', ['--log-level', '-l'])
    return when(
      level !== undefined && level.value !== 'info',
      level?.at ?? '',
      level?.value,
      'the daemon does not log at level info',
    )
  },
})
