import { hostCheck, known, when } from '../../docker-check'
import { booleanParameter } from '../../parameter'

const swarmInUse = booleanParameter({
  name: 'swarmInUse',
  description: 'Hosts of this environment belong to a swarm on purpose.',
  default: false,
})

export const ctSwarm = hostCheck({
  id: 'docker-ct-swarm',
  name: 'Swarm mode should be off where it is not used',
  description:
    'A host in a swarm opens ports for its peers and takes work from its managers. Where nobody uses the swarm, that is a door with nothing behind it but risk.',
  severity: 'low',
  control: 'network-access',
  remediation: [
    'Run `docker swarm leave` on hosts that belong to no swarm on purpose.',
    'Where the swarm is in use, say so in the parameter of this recommendation.',
  ],
  level: 1,
  mappings: { cisDocker: ['5.1'] },
  parameters: [swarmInUse],
  inspect: (host, { parameters }) => {
    const state = known(host.info).Swarm?.LocalNodeState ?? 'inactive'
    return when(
      state !== 'inactive' && !swarmInUse.of(parameters),
      'info.Swarm.LocalNodeState',
      state,
      'the host is part of a swarm',
    )
  },
})
