import { hostCheck, unread, when } from '../../docker-check'
import { numberParameter } from '../../parameter'
import { managedSwarm } from './managed-swarm'

const longest = numberParameter({
  name: 'days',
  description: 'The most days for which a certificate of a node may hold.',
  default: 90,
})

export const swarmCertExpiry = hostCheck({
  id: 'docker-swarm-cert-expiry',
  name: 'Certificates of nodes should not hold for long',
  description:
    'With its certificate a stolen node stays a member of the swarm until it ends. The swarm renews them by itself, so a short time costs nothing.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Run `docker swarm update --cert-expiry 48h`.'],
  preview: true,
  level: 1,
  mappings: { cisDocker: ['7.7'] },
  parameters: [longest],
  inspect: (host, { parameters }) => {
    const time = managedSwarm(host).NodeCertExpiry ?? unread('the swarm did not say how long certificates hold')
    const days = time / 86_400e9
    return when(
      days > longest.of(parameters),
      'swarm.NodeCertExpiry',
      time,
      `certificates hold for ${Math.round(days)} days`,
    )
  },
})
