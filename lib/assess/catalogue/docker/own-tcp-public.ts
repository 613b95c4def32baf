import { hostCheck, known, when } from '../../docker-check'

const ports = new Set([2375, 2376, 2377])
const isLoopback = (address: string) => address.startsWith('127.') || address === '::1'

export const ownTcpPublic = hostCheck({
  id: 'docker-own-tcp-public',
  name: 'The API of Docker should not be open to the network',
  description:
    'A listener on 2375, 2376 or 2377 that is not bound to loopback invites the scanners that look for exactly these ports. Behind the first of them there is no lock at all.',
  severity: 'critical',
  control: 'network-access',
  remediation: [
    'Remove `-H tcp://…`, or bind it to an address that only those reach who must.',
    'Close the port in the firewall of the host.',
  ],
  mappings: {},
  inspect: ({ listeners }) =>
    known(listeners).flatMap(({ address, port }, index) =>
      when(
        ports.has(port) && !isLoopback(address),
        `listeners[${index}]`,
        `${address}:${port}`,
        `port ${port} is open on ${address}`,
      ),
    ),
})
