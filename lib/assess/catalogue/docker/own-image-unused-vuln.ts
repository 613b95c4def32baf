import { hostCheck, known, unread, when } from '../../docker-check'
import { eachImage } from './stored-images'

export const ownImageUnusedVuln = hostCheck({
  id: 'docker-own-image-unused-vuln',
  name: 'Unused images with critical vulnerabilities should be removed',
  description:
    'An image that nobody runs can be started by anyone who may, with the faults that scanners have found in it.',
  severity: 'low',
  control: 'remediate-vulnerabilities',
  remediation: ['Run `docker image rm` for each image below.'],
  mappings: {},
  inspect: (host, { images }) => {
    const used = new Set(known(host.inventory).map(({ ImageID }) => ImageID))
    const stored = known(host.images)
    if (!stored.some(({ Id }) => images.get(Id)?.scanned))
      return unread('no scanner has reported on an image of this host')
    return eachImage(host, (image, name, at) => {
      const critical = images.get(image.Id)?.critical ?? 0
      return when(
        critical > 0 && !used.has(image.Id),
        `${at}.Id`,
        name,
        `no container uses ${name}, which has ${critical} critical vulnerabilities`,
      )
    })
  },
})
