import { hostCheck, known, when } from '../../docker-check'
import { numberParameter } from '../../parameter'
import { daysOld } from './days-old'
import { eachImage } from './stored-images'

const days = numberParameter({
  name: 'days',
  description: 'Days after which an unused image counts as forgotten.',
  default: 30,
})

export const opsImageSprawl = hostCheck({
  id: 'docker-ops-image-sprawl',
  name: 'Unused images should be removed',
  description:
    'Old images that nobody runs fill the disk and wait to be started by mistake, with every fault that has been found since.',
  severity: 'informational',
  control: 'best-practices',
  remediation: ['Run `docker image prune --all --filter until=720h`.'],
  preview: true,
  level: 1,
  mappings: { cisDocker: ['6.1'] },
  parameters: [days],
  inspect: (host, { parameters }) => {
    const used = new Set(known(host.inventory).map(({ ImageID }) => ImageID))
    return eachImage(host, (image, name, at) => {
      const age = daysOld(image.Created, host.day)
      return when(
        !used.has(image.Id) && age !== null && age > days.of(parameters),
        `${at}.Created`,
        image.Created ?? undefined,
        `no container uses ${name}, which is ${age} days old`,
      )
    })
  },
})
