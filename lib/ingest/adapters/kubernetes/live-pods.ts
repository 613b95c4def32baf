import { jsonPath, problemsOf } from '@/lib/ingest/problems'
import type { Problem } from '@/lib/model/json'
import { livePodSchema } from './payload'
import type { Item } from './read-items'

/** What a pod of a workload shows: how it is doing and which image each container really got. */
export type LivePod = {
  name: string
  createdAt: string
  /** False once it has succeeded or failed: it only says what ran. */
  alive: boolean
  running: boolean
  containers: { name: string; image: string; imageId: string | null }[]
}

/** Reads a Pod item; returns the first fault when its containers or statuses cannot be read. */
export function readLivePod(item: Item): LivePod | Problem {
  const parsed = livePodSchema.safeParse(item.object)
  if (!parsed.success) {
    return problemsOf(parsed.error, item.path)[0] ?? { path: jsonPath(item.path), message: 'is no pod' }
  }
  const { spec, status } = parsed.data
  const ids = new Map<string, string>()
  for (const list of [status?.containerStatuses, status?.initContainerStatuses, status?.ephemeralContainerStatuses]) {
    for (const { name, imageID } of list ?? []) if (imageID) ids.set(name, imageID)
  }
  const containers = [spec.containers, spec.initContainers, spec.ephemeralContainers].flatMap((list) =>
    (list ?? []).map(({ name, image }) => ({ name, image: image ?? '', imageId: ids.get(name) ?? null })),
  )
  const phase = status?.phase
  return {
    name: item.name,
    createdAt: item.object.metadata.creationTimestamp ?? '',
    alive: phase !== 'Succeeded' && phase !== 'Failed',
    running: phase === 'Running',
    containers,
  }
}
