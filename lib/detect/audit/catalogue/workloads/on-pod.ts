import type { AlertSeverity, Entity } from '@/lib/model/alert'
import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { severityRank } from '@/lib/model/severity'
import { mapAt } from '../../read'
import type { AuditContext } from '../../context'
import { isCore, isMadeByController } from '../../core'
import type { Hit, StatelessDetection } from '../../detection'
import { containerEntity, imageEntity } from '../../entities'
import { isSystemNamespace } from '../../namespaces'
import { podOf, workloadResources, type Pod, type PodContainer } from '../../pod'
import { rememberLast } from '../../remember-last'
import { isNode, isPlatform } from '../../users'

/** One fault of a pod: its words, where it stands and what stands there. */
export type Fault = {
  words: string
  path: string
  value: Json
  container?: PodContainer
  severity?: AlertSeverity
}

export type PodCase = { pod: Pod; event: AuditEvent; namespace: string; context: AuditContext }

type PodDetection = Omit<StatelessDetection, 'on' | 'level' | 'match' | 'failed'> & {
  /** Fields that can change on a running pod, so that updates of pods are looked at too. */
  onRunningPods?: true
  /** Only what is new. */
  createOnly?: true
  faults: (found: PodCase) => readonly Fault[]
}

/**
 * A detection over the pod spec that a request brings, whatever kind of workload holds it. Passed over: pods that a
 * controller makes for an owner that was judged itself, the cluster's own components, the provider's in its own
 * namespaces, and mirror pods of the platform (they report what a node already runs).
 */
export function onPod({ onRunningPods, createOnly, faults, ...facts }: PodDetection): StatelessDetection {
  return {
    ...facts,
    level: 'Request',
    on: { verbs: createOnly ? ['create'] : ['create', 'update', 'patch'], resources: workloadResources },
    match(event, context) {
      // Hardly anything of a running pod's spec can be changed: an update brings none of it anew.
      if (!onRunningPods && event.verb !== 'create' && event.object?.resource === 'pods') return null
      if (isExpected(event, context)) return null
      const pod = podOf(event)
      if (!pod) return null
      return hitOf(faults({ pod, event, namespace: event.object?.namespace ?? '', context }))
    },
  }
}

/** Whether the cluster's own components do their work. */
const isClusters = rememberLast((event: AuditEvent) => isMadeByController(event) || isCore(event))

/** Whether the request is the cluster's or the provider's own work. */
export function isExpected(event: AuditEvent, context: AuditContext): boolean {
  if (isClusters(event)) return true
  const namespace = event.object?.namespace ?? ''
  if (!isSystemNamespace(namespace, context)) return false
  return isPlatform(event.user) || (isNode(event.user) && isMirrorPod(event))
}

/** A pod that a kubelet reports because a file on its node started it. */
export const isMirrorPod = (event: AuditEvent): boolean =>
  event.object?.resource === 'pods' &&
  Object.hasOwn(mapAt(event.requestObject, 'metadata', 'annotations'), 'kubernetes.io/config.mirror')

/** One hit of all faults: the first three in words, each as evidence, the severity the worst that a fault sets. */
export function hitOf(faults: readonly Fault[]): Hit | null {
  if (faults.length === 0) return null
  const more = faults.length > 3 ? ` and ${faults.length - 3} more` : ''
  const worst = faults
    .flatMap(({ severity }) => severity ?? [])
    .reduce<AlertSeverity | null>((a, b) => (a === null || severityRank[b] > severityRank[a] ? b : a), null)
  const entities = faults.slice(0, 3).flatMap(({ container }): Entity[] => {
    if (!container) return []
    const image = container.image ? [imageEntity(container.image)] : []
    return container.name ? [containerEntity(container.name), ...image] : image
  })
  return {
    ...(worst && { severity: worst }),
    message: `${faults
      .slice(0, 3)
      .map(({ words }) => words)
      .join(', ')}${more}`,
    evidence: Object.fromEntries(faults.map(({ path, value }) => [path, value])),
    ...(entities.length > 0 && { entities }),
  }
}
