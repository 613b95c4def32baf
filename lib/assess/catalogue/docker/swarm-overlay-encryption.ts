import { hostCheck, known, pointless, when } from '../../docker-check'

export const swarmOverlayEncryption = hostCheck({
  id: 'docker-swarm-overlay-encryption',
  name: 'Overlay networks should be encrypted',
  description:
    'What containers say to each other over an overlay network crosses the wire between hosts as it is, unless the network is encrypted.',
  severity: 'medium',
  control: 'encrypt-in-transit',
  remediation: ['Make the network anew with `docker network create --driver overlay --opt encrypted NAME`.'],
  level: 1,
  mappings: { cisDocker: ['7.3'] },
  inspect: ({ networks }) => {
    const overlays = known(networks).flatMap((network, index) =>
      network.Driver === 'overlay' && network.Ingress !== true && network.Name !== 'ingress'
        ? [{ network, index }]
        : [],
    )
    if (overlays.length === 0) return pointless('there is no overlay network')
    return overlays.flatMap(({ network, index }) =>
      when(
        !Object.hasOwn(network.Options ?? {}, 'encrypted'),
        `networks[${index}].Options`,
        network.Name,
        `the overlay network ${network.Name} is not encrypted`,
      ),
    )
  },
})
