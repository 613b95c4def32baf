import type { ObservedAsset } from '@/lib/model/observation'
import { text } from '../trivy/fields'
import { imageAsset } from '../trivy/image'
import type { ReportResource } from './payload'

/** The image that a vulnerability or secret report is about; null when it does not name one. */
export function imageSubject({ report }: ReportResource): ObservedAsset | null {
  const server = text(report.registry?.server)
  const repository = text(report.artifact?.repository)
  if (!repository) return null
  const name = server && !repository.startsWith(`${server}/`) ? `${server}/${repository}` : repository
  const tag = text(report.artifact?.tag)
  const digest = text(report.artifact?.digest)
  // A workload that runs by digest has the digest in place of the tag.
  const digests = [digest, tag].filter((part) => part?.startsWith('sha256:')).map((part) => `${name}@${part}`)
  const image = imageAsset({ digests, tags: tag && !tag.startsWith('sha256:') ? [`${name}:${tag}`] : [] })
  if (!image) return null
  const family = text(report.os?.family)
  const version = text(report.os?.name)
  return {
    ...image,
    attributes: {
      ...image.attributes,
      ...(family && { os: version ? `${family} ${version}` : family }),
      ...(report.os?.eosl === true && { endOfLife: true }),
    },
  }
}
