import { containerCheck } from '../../docker-check'
import { portsParameter } from '../../parameter'
import { proof } from '../../verdict'
import { publishedPorts } from './published-ports'

const expected = portsParameter({
  name: 'expectedPorts',
  description: 'Ports of hosts that are meant to be open.',
  default: [],
})

export const ctOpenPorts = containerCheck({
  id: 'docker-ct-open-ports',
  name: 'Only needed ports should be published',
  description:
    'Every published port is a way into the container. Nobody but its owner can say which ones are needed: this lists those that are open, for review.',
  severity: 'informational',
  control: 'best-practices',
  remediation: [
    'Publish with `-p` the ports that are used; do not publish all with `-P`.',
    'Put the ports that are meant to be open into the parameter of this recommendation.',
  ],
  preview: true,
  level: 1,
  mappings: { cisDocker: ['5.9'] },
  parameters: [expected],
  inspect: (document, { parameters }) =>
    publishedPorts(document)
      .filter(({ port }) => !expected.of(parameters).includes(port))
      .map(({ inside, port, at }) =>
        proof(`${at}.HostPort`, port, `port ${port} of the host leads to ${inside} of the container`),
      ),
})
