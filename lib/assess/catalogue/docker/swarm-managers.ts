import { hostCheck, when } from '../../docker-check'
import { managedSwarm } from './managed-swarm'

export const swarmManagers = hostCheck({
  id: 'docker-swarm-managers',
  name: 'A swarm should have three to seven managers, an odd number',
  description:
    'With too few managers the loss of one stops the swarm; with too many, or an even number, each one more is a door without a gain.',
  severity: 'low',
  control: 'best-practices',
  remediation: ['Change the number with `docker node promote` and `docker node demote`.'],
  level: 1,
  mappings: { cisDocker: ['7.1'] },
  inspect: (host) => {
    const managers = managedSwarm(host).nodes.filter(({ Role }) => Role === 'manager').length
    return when(
      managers < 3 || managers > 7 || managers % 2 === 0,
      'swarm.nodes',
      managers,
      `the swarm has ${managers} managers`,
    )
  },
})
