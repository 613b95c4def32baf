import type { Exclusions } from '@/lib/model/check-setting'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { exclusionOf, imageExclusion } from './exclusions'
import { containersOf, podSpecOf } from './pod'

/**
 * Whether a check with these exclusions leaves the whole object alone: by namespace, by label, or because every
 * container of it runs an excluded image. Never throws: an object that cannot be read has no images.
 */
export function isLeftOut(
  object: KubernetesObject,
  namespace: string | null | undefined,
  exclusions: Exclusions,
): boolean {
  if (exclusionOf(object, namespace, exclusions) !== null) return true
  if (exclusions.images.length === 0) return false
  const containers = readContainers(object)
  return (
    containers.length > 0 &&
    containers.every(({ container }) => imageExclusion(container.image, exclusions.images) !== null)
  )
}

function readContainers(object: KubernetesObject) {
  try {
    const pod = podSpecOf(object)
    return pod ? containersOf(pod.spec, pod.path) : []
  } catch {
    return []
  }
}
