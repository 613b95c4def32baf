import { manualCheck } from '../../docker-check'

export const swarmKeyRotation = manualCheck(
  {
    id: 'docker-swarm-key-rotation',
    name: 'The unlock key of a swarm should be rotated',
    description:
      'Whoever once saw the unlock key can read the disk of a manager until it changes. The engine does not tell when it last did.',
    severity: 'informational',
    control: 'best-practices',
    remediation: ['Run `docker swarm unlock-key --rotate` when people leave, and on a date of your own.'],
    level: 1,
    mappings: { cisDocker: ['7.6'] },
  },
  'the engine does not tell when the key was changed',
)
