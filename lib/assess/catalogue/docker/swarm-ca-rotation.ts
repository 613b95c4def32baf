import { hostCheck, unread, when } from '../../docker-check'
import { numberParameter } from '../../parameter'
import { daysOld } from './days-old'
import { managedSwarm } from './managed-swarm'

const oldest = numberParameter({
  name: 'days',
  description: 'Days after which the root certificate of a swarm should be new.',
  default: 365,
})

export const swarmCaRotation = hostCheck({
  id: 'docker-swarm-ca-rotation',
  name: 'The root certificate of a swarm should be rotated',
  description:
    'The root certificate signs every node. It changes only when somebody asks for it, so a copy that got away stays good for years.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Run `docker swarm ca --rotate`.'],
  preview: true,
  level: 1,
  mappings: { cisDocker: ['7.8'] },
  parameters: [oldest],
  inspect: (host, { parameters }) => {
    const { rootSince, RootRotationInProgress } = managedSwarm(host)
    if (RootRotationInProgress === true) return []
    const age = daysOld(rootSince, host.day) ?? unread('the root certificate of the swarm could not be read')
    return when(
      age > oldest.of(parameters),
      'swarm.rootSince',
      rootSince ?? undefined,
      `the root certificate is ${age} days old`,
    )
  },
})
