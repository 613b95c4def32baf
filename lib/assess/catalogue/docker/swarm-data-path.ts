import { manualCheck } from '../../docker-check'

export const swarmDataPath = manualCheck(
  {
    id: 'docker-swarm-data-path',
    name: 'Management and data of a swarm should use different interfaces',
    description:
      'On one interface, traffic of containers can starve or watch the traffic by which the swarm is run. The engine does not tell which address the data path uses.',
    severity: 'informational',
    control: 'best-practices',
    remediation: ['Join nodes with `--data-path-addr` on an interface of its own.'],
    level: 1,
    mappings: { cisDocker: ['7.9'] },
  },
  'the engine does not tell which address the data path uses',
)
