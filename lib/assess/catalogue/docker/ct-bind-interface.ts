import { containerCheck } from '../../docker-check'
import { proof } from '../../verdict'
import { publishedPorts, isAnywhere } from './published-ports'

export const ctBindInterface = containerCheck({
  id: 'docker-ct-bind-interface',
  name: 'Published ports should be bound to one interface',
  description:
    'A port published without an address listens on every interface of the host, also those that face the world, and past most host firewalls.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Publish with an address: `-p 10.0.0.5:8080:80`.',
    'Set `"ip"` in daemon.json, so that ports without an address take that one.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.14'] },
  inspect: (document) =>
    publishedPorts(document)
      .filter(({ ip }) => isAnywhere(ip))
      .map(({ ip, port, at }) => proof(`${at}.HostIp`, ip, `port ${port} listens on every interface of the host`)),
})
