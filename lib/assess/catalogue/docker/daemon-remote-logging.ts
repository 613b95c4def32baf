import { hostCheck, known, unread, when } from '../../docker-check'
import { booleanParameter } from '../../parameter'

const shipped = booleanParameter({
  name: 'logsAreShipped',
  description: 'An agent sends the logs of containers to another place.',
  default: false,
})

export const daemonRemoteLogging = hostCheck({
  id: 'docker-daemon-remote-logging',
  name: 'Logs of containers should be kept elsewhere',
  description: 'Logs that lie on the host alone are gone with it, and an attacker who owns the host can change them.',
  severity: 'medium',
  control: 'auditing-logging',
  remediation: [
    'Set `"log-driver"` to one that sends logs away, such as journald with a forwarder, syslog, fluentd or gelf.',
    'Where an agent reads the files, say so in the parameter of this recommendation.',
  ],
  level: 2,
  mappings: { cisDocker: ['2.13'] },
  parameters: [shipped],
  inspect: ({ info }, { parameters }) => {
    const driver = known(info).LoggingDriver ?? unread('the engine did not name its logging driver')
    const isLocal = ['json-file', 'local', 'none'].includes(driver)
    return when(
      isLocal && !shipped.of(parameters),
      'info.LoggingDriver',
      driver,
      driver === 'none' ? 'logs are not kept at all' : 'logs stay on the host',
    )
  },
})
