import type { Evidence } from '@/lib/model/assessment'
import type { DockerImage } from '@/lib/model/docker-container'
import type { DockerHostDocument } from '@/lib/model/docker-host'
import { known, pointless, unread } from '../../docker-check'

/** How people know an image: its first name, else the beginning of its id. */
export const imageName = (image: DockerImage) =>
  image.RepoTags?.find((tag) => !tag.startsWith('<none>')) ?? image.RepoDigests?.[0] ?? image.Id.slice(0, 19)

/** What is wrong with each image of a host; not applicable where it stores none. */
export function eachImage(
  host: DockerHostDocument,
  fault: (image: DockerImage, name: string, at: string) => Evidence[],
): Evidence[] {
  const images = known(host.images)
  if (images.length === 0) return pointless('the host stores no images')
  return images.flatMap((image, index) => fault(image, imageName(image), `images[${index}]`))
}

/** The same for each step by which an image was built, oldest first. */
export function historyFaults(
  host: DockerHostDocument,
  fault: (step: { by: string; secret: boolean; isFirst: boolean }, name: string, at: string) => Evidence[],
): Evidence[] {
  let looked = 0
  const found = eachImage(host, (image, name, at) => {
    if (image.history) looked += 1
    return (image.history ?? []).flatMap((step, index) =>
      fault({ ...step, isFirst: index === 0 }, name, `${at}.history[${index}]`),
    )
  })
  if (found.length === 0 && looked === 0) return unread('the build history of the images was not collected')
  return found
}
