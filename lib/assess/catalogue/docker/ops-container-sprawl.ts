import { hostCheck, known, when } from '../../docker-check'
import { numberParameter } from '../../parameter'
import { daysOld } from './days-old'

const days = numberParameter({
  name: 'days',
  description: 'Days after which a stopped container counts as forgotten.',
  default: 30,
})

export const opsContainerSprawl = hostCheck({
  id: 'docker-ops-container-sprawl',
  name: 'Stopped containers should be removed',
  description:
    'A stopped container keeps its files, its settings and its secrets, and can be started again as it was, long after everyone forgot it.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Run `docker container prune --filter until=720h`.'],
  preview: true,
  level: 1,
  mappings: { cisDocker: ['6.2'] },
  parameters: [days],
  inspect: ({ inventory, day }, { parameters }) =>
    known(inventory).flatMap(({ Name, State, Created }, index) => {
      const age = daysOld(Created, day)
      const isStopped = State === 'exited' || State === 'created' || State === 'dead'
      return when(
        isStopped && age !== null && age > days.of(parameters),
        `inventory[${index}].State`,
        State,
        `${Name.replace(/^\//, '')} was made ${age} days ago and does not run`,
      )
    }),
})
