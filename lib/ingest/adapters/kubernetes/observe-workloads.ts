import { jsonPath } from '@/lib/ingest/problems'
import type { Json } from '@/lib/model/json'
import type { PodSpec } from '@/lib/model/kubernetes'
import type { Exposure } from './observe-network'
import type { Workload } from './gather-workloads'
import type { Observed } from './observed'
import { isObjectName } from './payload'
import { resolveImages, type RunImage } from './resolve-images'
import { trimObject } from './trim-object'

/** Annotation of the copy that a kubelet shows of a static pod. */
const mirrorMark = 'kubernetes.io/config.mirror'

/**
 * Adds workloads with the images they run and the accounts they run as. `hasPods`: the list holds pods at all.
 * `listsAccounts`: it holds the accounts of this namespace, so that one which is not there does not exist.
 */
export function observeWorkloads(
  into: Observed,
  workloads: readonly Workload[],
  exposure: Exposure,
  hasPods: boolean,
  listsAccounts: (namespace: string | null) => boolean,
): void {
  const run: { workload: Workload; images: RunImage[] }[] = []
  for (const workload of workloads) {
    const document = trimObject(workload.object)
    if (document === null) {
      const problem = { path: jsonPath(workload.template.path), message: 'is larger than 256 KiB' }
      into.rejected.push({ problem, kind: workload.label })
      continue
    }
    const { images, faults } = resolveImages(workload)
    for (const problem of faults) into.rejected.push({ problem, kind: null, partial: true })
    into.addObject(workload, 'workload', attributesOf(workload, images, exposure, hasPods), document)
    const account = accountOf(workload.template.spec)
    if (account) {
      const name = { group: '', kind: 'ServiceAccount', namespace: workload.namespace, name: account }
      const isMadeUp = listsAccounts(workload.namespace) && !into.assets.has(into.keyOf(name))
      if (!isMadeUp) into.addEdge(workload.key, 'runs-as', into.mention(name))
    }
    if (isMirror(workload) && workload.template.spec.nodeName && isObjectName(workload.template.spec.nodeName)) {
      const node = { group: '', kind: 'Node', namespace: null, name: workload.template.spec.nodeName }
      into.addEdge(into.mention(node), 'contains', workload.key)
    }
    run.push({ workload, images })
  }
  observeImages(into, run, hasPods)
}

function observeImages(into: Observed, run: readonly { workload: Workload; images: RunImage[] }[], hasPods: boolean) {
  const byTag = new Map<string, Set<string>>()
  for (const image of run.flatMap(({ images }) => images)) {
    for (const tag of image.digest ? image.tags : []) byTag.set(tag, (byTag.get(tag) ?? new Set()).add(image.key))
  }
  const names = new Map<string, Set<string>>()
  const found = new Map<string, RunImage>()
  for (const { workload, images } of run) {
    for (const image of images) {
      found.set(image.key, image)
      // A tag that means two digests at once would join other reports to either of them: it names none.
      const sure = [...image.tags].filter((tag) => image.digest !== null && byTag.get(tag)?.size === 1)
      const all = names.get(image.key) ?? new Set<string>()
      names.set(image.key, all)
      for (const tag of sure) all.add(tag)
      into.addEdge(workload.key, 'runs', image.key, {
        containers: [...image.containers].sort(),
        ...(hasPods && { running: image.running }),
        ...(image.configDigests.size > 0 && { configDigests: [...image.configDigests].sort() }),
      })
    }
  }
  for (const [key, { repository, digest }] of found) {
    const references = [...(names.get(key) ?? [])].sort()
    const name = digest
      ? (references[0] ?? `${repository}@${digest.slice(0, 'sha256:'.length + 12)}`)
      : key.slice('image/'.length)
    into.assets.set(key, { kind: 'image', key, name, mentioned: true, ...(references.length > 0 && { references }) })
  }
}

/** `serviceAccount` is the older name of the field; without either, a pod runs as `default`. */
function accountOf(spec: PodSpec): string | null {
  const former = typeof spec.serviceAccount === 'string' ? spec.serviceAccount : ''
  const name = spec.serviceAccountName || former || 'default'
  return isObjectName(name) ? name : null
}

const isMirror = (workload: Workload) =>
  workload.kind === 'Pod' && workload.object.metadata.annotations?.[mirrorMark] !== undefined

function attributesOf(
  workload: Workload,
  images: readonly RunImage[],
  exposure: Exposure,
  hasPods: boolean,
): Record<string, Json> {
  const { object, template, pods, listed } = workload
  const { spec } = template
  const containers = [...(spec.containers ?? []), ...(spec.initContainers ?? [])]
  const replicas = object.spec?.replicas
  const createdAt = timeOf(object.metadata.creationTimestamp)
  const account = accountOf(spec)
  const exposed = exposure.of(workload.key)
  const named = images.flatMap((image) =>
    image.tags.size > 0 ? [...image.tags] : [`${image.repository}@${image.digest}`],
  )
  return {
    images: [...new Set(named)].sort(),
    ...(typeof replicas === 'number' && { replicas }),
    ...(account && { serviceAccount: account }),
    ...(exposed && { exposed }),
    ...(hasPods && { pods: { count: pods.length, running: pods.filter((pod) => pod.running).length } }),
    ...(createdAt && { createdAt }),
    ...(spec.hostNetwork === true && { hostNetwork: true }),
    ...(containers.some(({ ports }) => ports?.some((port) => (port.hostPort ?? 0) > 0)) && { hostPort: true }),
    ...(isMirror(workload) && { mirror: true, ...(spec.nodeName && { node: spec.nodeName }) }),
    ...(!listed && { derived: true }),
  }
}

function timeOf(text: string | null | undefined): string | null {
  const time = Date.parse(text ?? '')
  return Number.isNaN(time) ? null : new Date(time).toISOString()
}
