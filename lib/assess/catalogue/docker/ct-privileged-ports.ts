import { containerCheck } from '../../docker-check'
import { portsParameter } from '../../parameter'
import { proof } from '../../verdict'
import { publishedPorts } from './published-ports'

const allowed = portsParameter({
  name: 'allowedPorts',
  description: 'Ports below 1024 that containers may have.',
  default: [80, 443],
})

export const ctPrivilegedPorts = containerCheck({
  id: 'docker-ct-privileged-ports',
  name: 'Privileged ports of the host should not be published',
  description:
    'Ports below 1024 are those that other machines trust by their number. A container behind one speaks in the name of the host.',
  severity: 'low',
  control: 'network-access',
  remediation: [
    'Publish the container on a port of 1024 or above, behind a proxy.',
    'Ports that containers of this environment may have can be allowed in the parameter of this recommendation.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.8'] },
  parameters: [allowed],
  inspect: (document, { parameters }) =>
    publishedPorts(document)
      .filter(({ port }) => port < 1024 && !allowed.of(parameters).includes(port))
      .map(({ port, at }) => proof(`${at}.HostPort`, port, `the container takes port ${port} of the host`)),
})
