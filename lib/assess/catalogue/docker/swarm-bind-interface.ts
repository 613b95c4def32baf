import { hostCheck, known, pointless, when } from '../../docker-check'
import { proof } from '../../verdict'
import { isAnywhere } from './published-ports'

export const swarmBindInterface = hostCheck({
  id: 'docker-swarm-bind-interface',
  name: 'A swarm should listen on one interface',
  description: 'By default the swarm listens for its peers on every interface, also those that face the world.',
  severity: 'medium',
  control: 'network-access',
  remediation: ['Make the swarm anew with `docker swarm init --listen-addr ADDRESS:2377`.'],
  level: 1,
  mappings: { cisDocker: ['7.2'] },
  inspect: ({ info, listeners }) => {
    const { LocalNodeState, NodeAddr } = known(info).Swarm ?? {}
    if (LocalNodeState !== 'active') return pointless('the host is in no swarm')
    if (NodeAddr === '0.0.0.0' || NodeAddr === '::')
      return [proof('info.Swarm.NodeAddr', NodeAddr, 'the swarm uses every interface')]
    return known(listeners).flatMap(({ address, port }, index) =>
      when(
        port === 2377 && isAnywhere(address),
        `listeners[${index}].address`,
        address,
        'the swarm listens on every interface',
      ),
    )
  },
})
