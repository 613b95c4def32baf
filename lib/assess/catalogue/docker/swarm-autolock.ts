import { hostCheck, when } from '../../docker-check'
import { managedSwarm } from './managed-swarm'

export const swarmAutolock = hostCheck({
  id: 'docker-swarm-autolock',
  name: 'Managers of a swarm should lock their keys',
  description:
    'Without auto-lock the keys to the log of the swarm, with all its secrets, lie readable on the disk of each manager.',
  severity: 'medium',
  control: 'encrypt-at-rest',
  remediation: ['Run `docker swarm update --autolock=true` and keep the key elsewhere.'],
  level: 1,
  mappings: { cisDocker: ['7.5'] },
  inspect: (host) =>
    when(!managedSwarm(host).AutoLockManagers, 'swarm.AutoLockManagers', false, 'managers start without a key'),
})
