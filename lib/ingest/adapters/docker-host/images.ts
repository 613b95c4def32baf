import type { DockerImage } from '@/lib/model/docker-container'
import { addImage, imageAsset } from '../trivy/image'
import type { Gathering } from '../trivy/gathering'

/**
 * Mentions the images of a host under the same keys as scanners do, so that what is found in them shows where they
 * run. Returns the key of each image by its id; images without any usable name are left out.
 */
export function imageKeys(into: Gathering, images: readonly DockerImage[]): Map<string, string> {
  return new Map(
    images.flatMap((image) => {
      const asset = imageAsset({ digests: image.RepoDigests, tags: image.RepoTags, imageId: image.Id })
      return asset ? [[image.Id, addImage(into, { ...asset, mentioned: true })] as const] : []
    }),
  )
}
