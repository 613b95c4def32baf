import { parseImageReference, type ImageReference } from '@/lib/model/image-reference'
import { jsonPath } from '@/lib/ingest/problems'
import { imageKey, imageTagKey } from '@/lib/model/key'
import type { Problem } from '@/lib/model/json'
import type { Workload } from './gather-workloads'

/** An image that a workload runs. `configDigests`: what the runtime says when it knows no repository digest. */
export type RunImage = {
  key: string
  repository: string
  digest: string | null
  /** The names by tag under which it is deployed: `docker.io/library/nginx:1.27`. */
  tags: Set<string>
  containers: Set<string>
  configDigests: Set<string>
  running: boolean
}

type Wanted = {
  container: string
  reference: ImageReference
  alive: Set<string>
  finished: { id: string; at: string } | null
  running: boolean
}

/**
 * The images of a workload: what its template names and what its living pods run (sidecars that admission adds
 * are only there). A digest comes from the reference itself, else from the container of the same name and image
 * in a pod's status; without one the image is known by its tag.
 */
export function resolveImages(workload: Workload): { images: RunImage[]; faults: Problem[] } {
  const wanted = new Map<string, Wanted>()
  const faults: Problem[] = []
  for (const field of ['containers', 'initContainers', 'ephemeralContainers'] as const) {
    workload.template.spec[field]?.forEach(({ name, image }, at) => {
      if (want(wanted, name, image ?? '') || !image?.trim()) return
      const path = jsonPath([...workload.template.path, 'spec', field, at, 'image'])
      faults.push({ path, message: 'is no image reference' })
    })
  }
  for (const pod of workload.pods) {
    for (const { name, image, imageId } of pod.containers) {
      const entry = pod.alive ? want(wanted, name, image) : wanted.get(`${name}\n${image}`)
      if (!entry) continue
      if (pod.running) entry.running = true
      if (!imageId) continue
      if (pod.alive) entry.alive.add(imageId)
      else if (!entry.finished || pod.createdAt > entry.finished.at) entry.finished = { id: imageId, at: pod.createdAt }
    }
  }
  const images = new Map<string, RunImage>()
  for (const entry of wanted.values()) settle(entry, images)
  return { images: [...images.values()], faults }
}

function want(into: Map<string, Wanted>, container: string, image: string): Wanted | null {
  const id = `${container}\n${image}`
  const found = into.get(id)
  if (found) return found
  const reference = parseImageReference(image)
  if (!reference) return null
  const entry = { container, reference, alive: new Set<string>(), finished: null, running: false }
  into.set(id, entry)
  return entry
}

function settle({ container, reference, alive, finished, running }: Wanted, into: Map<string, RunImage>): void {
  const tagged = reference.tag === null ? null : `${reference.repository}:${reference.tag}`
  const add = (repository: string, digest: string | null) => {
    const key = digest ? imageKey(repository, digest) : imageTagKey(repository, reference.tag ?? '')
    const image = into.get(key) ?? {
      key,
      repository,
      digest,
      tags: new Set<string>(),
      containers: new Set<string>(),
      configDigests: new Set<string>(),
      running: false,
    }
    image.containers.add(container)
    if (tagged) image.tags.add(tagged)
    if (running) image.running = true
    into.set(key, image)
    return image
  }
  if (reference.digest) {
    add(reference.repository, reference.digest)
    return
  }
  const ids = alive.size > 0 ? [...alive] : finished ? [finished.id] : []
  const real = ids.map((id) => parseImageReference(id))
  for (const one of real) if (one?.digest) add(one.repository, one.digest)
  if (tagged === null || (real.length > 0 && real.every((one) => one?.digest))) return
  const image = add(reference.repository, null)
  for (const id of ids) {
    const config = configDigest(id)
    if (config) image.configDigests.add(config)
  }
}

/** `sha256:…`, `docker://sha256:…`, or the bare 64 digits of CRI-O: the id of the image's configuration. */
function configDigest(imageId: string): string | null {
  const [, digits] = /^(?:[a-z-]+:\/\/)?(?:sha256:)?([0-9a-f]{64})$/.exec(imageId) ?? []
  return digits ? `sha256:${digits}` : null
}
