import type { Evidence } from '@/lib/model/assessment'
import { numberParameter } from '../parameter'
import { perContainer, podCheck } from '../pod-check'
import { proof } from '../verdict'

const day = 86_400_000
/** Builders that want the same bytes each time write the beginning of the epoch. */
const isDate = (time: number) => time > Date.UTC(2013, 0)

const oldest = numberParameter({
  name: 'maximumAgeDays',
  description: 'Days after which an image should have been built anew.',
  default: 180,
})

export const imgStale = podCheck({
  id: 'k8s-img-stale',
  name: 'Running images should be rebuilt regularly',
  description:
    'The image was built long ago and has none of the fixes that its base image and packages got since. Scanners only see the part of it that has a CVE number.',
  severity: 'low',
  control: 'remediate-vulnerabilities',
  remediation: [
    'Build the image anew on the current base image and roll it out.',
    'Rebuild on a schedule, also when the program itself did not change.',
  ],
  mappings: { nsa: ['UPG'] },
  ignoresExclusions: true,
  parameters: [oldest],
  inspect: (pod, { imageDates = {}, now }, parameters) => {
    const days = oldest.of(parameters)
    let isUnknown = false
    const found = perContainer(pod, ({ container, path, label }): Evidence | null => {
      const image = container.image ?? ''
      const created = Object.hasOwn(imageDates, image) ? Date.parse(imageDates[image] ?? '') : Number.NaN
      if (!isDate(created) || !now) {
        isUnknown = true
        return null
      }
      const age = Math.floor((now.getTime() - created) / day)
      return age > days
        ? proof(
            `${path}.image`,
            image,
            `the image of ${label} was built ${new Date(created).toISOString().slice(0, 10)}`,
          )
        : null
    })
    return found.length === 0 && isUnknown ? { missing: 'when the image was built is not known' } : found
  },
})
