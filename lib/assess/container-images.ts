import type { Evidence } from '@/lib/model/assessment'
import { parseImageReference, type ImageReference } from '@/lib/model/image-reference'
import type { ContainerRef } from './pod'
import { perContainer, type Pod, type Unknown } from './pod-check'

/** `sha256:…` alone: the image is named by its content, from wherever it came. */
export const isBareDigest = (image: string) => /^sha256:[0-9a-f]{64}$/.test(image)

/**
 * One piece of evidence for each container whose image is at fault. Bare digests name no registry or tag and are
 * passed over; images that cannot be read make the verdict open, unless another one is at fault.
 */
export function perImage(
  pod: Pod,
  fault: (image: ImageReference, ref: ContainerRef, written: string) => Evidence | false | null,
): Evidence[] | Unknown {
  const unreadable: string[] = []
  const found = perContainer(pod, (ref) => {
    const written = ref.container.image
    if (written && isBareDigest(written)) return null
    const image = written ? parseImageReference(written) : null
    if (written && image) return fault(image, ref, written)
    unreadable.push(ref.label)
    return null
  })
  return found.length === 0 && unreadable.length > 0
    ? { unknown: `image reference missing or unreadable: ${unreadable.slice(0, 5).join(', ')}` }
    : found
}

/**
 * Whether the image comes from a place of the list: a registry (`ghcr.io`), a part of one (`ghcr.io/acme`), or the
 * beginning of a name with a star (`docker.io/library/ng*`). Names end at a slash, so that `ghcr.io` is not
 * `ghcr.io.example`.
 */
export function comesFrom({ repository }: ImageReference, places: readonly string[]): boolean {
  return places.some((place) => {
    if (place.endsWith('*')) return repository.startsWith(place.slice(0, -1))
    const prefix = place.replace(/\/+$/, '')
    return repository === prefix || repository.startsWith(`${prefix}/`)
  })
}
