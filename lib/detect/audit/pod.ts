import type { AuditEvent, AuditObject } from '@/lib/model/audit-event'
import { changeOf, isSpecUntouched, type Change } from './change'
import { itemNamed } from './patch'
import { rememberLast } from './remember-last'
import { listAt, recordAt, recordOf, textAt, textsAt, type JsonRecord } from './read'

const containerLists = ['containers', 'initContainers', 'ephemeralContainers'] as const

export type PodContainer = {
  list: (typeof containerLists)[number]
  name: string
  /** As it stands afterwards: a patch that sets another field does not name it. */
  image: string
  /** What the request set of it. */
  set: JsonRecord
  /** The whole container afterwards, as far as known. */
  after: JsonRecord
  /** `requestObject.spec.template.spec.containers[0]`. */
  path: string
}

/** The pod that a workload runs, as one request set it. On a patch: what it set alone, so that old faults are not new. */
export type Pod = {
  spec: JsonRecord
  containers: readonly PodContainer[]
  /** Metadata of the pod, or of the template that it is made of. */
  metadata: JsonRecord | null
  /** `requestObject.spec.template.spec`. */
  path: string
  after: { spec: JsonRecord; containers: readonly PodContainer[] }
  /** `default` where none is given. */
  serviceAccount: string
  /** The whole object, of which the pod is a part. */
  change: Change
}

type Place = { groups: readonly string[]; path: readonly string[] }
const inTemplate = ['spec', 'template', 'spec']
const apps: Place = { groups: ['apps', 'extensions'], path: inTemplate }

/** Where a workload's pod spec stands, by resource. */
const places: Readonly<Record<string, Place>> = {
  pods: { groups: [''], path: ['spec'] },
  podtemplates: { groups: [''], path: ['template', 'spec'] },
  replicationcontrollers: { groups: [''], path: inTemplate },
  deployments: apps,
  daemonsets: apps,
  statefulsets: apps,
  replicasets: apps,
  jobs: { groups: ['batch'], path: inTemplate },
  cronjobs: { groups: ['batch'], path: ['spec', 'jobTemplate', 'spec', 'template', 'spec'] },
}

/** Resources that hold a pod spec, as detections name what they are shown. */
export const workloadResources: readonly string[] = Object.keys(places)

/** True for an object of Kubernetes that holds a pod spec; another group's resource of the same name is another thing. */
export function isWorkload(object: AuditObject | null): object is AuditObject {
  if (!object || !Object.hasOwn(places, object.resource)) return false
  // Some exports leave the group out; the core group has no resource of these names but its own.
  return object.group === '' || (places[object.resource]?.groups.includes(object.group) ?? false)
}

/** The pod spec that a request brings; null where it brings none or the log does not hold it. Read once per event. */
export const podOf: (event: AuditEvent) => Pod | null = rememberLast(readPod)

function readPod(event: AuditEvent): Pod | null {
  const { object } = event
  if (!isWorkload(object) || isSpecUntouched(event)) return null
  const place = places[object.resource]
  const change = place && changeOf(event)
  if (!change) return null
  const spec = recordAt(change.set, ...place.path) ?? {}
  const whole = recordAt(change.after, ...place.path) ?? spec
  const holder = place.path.slice(0, -1)
  const path = `requestObject.${place.path.join('.')}`
  const containers = containersOf(spec, whole, path)
  return {
    spec,
    containers,
    metadata: recordAt(change.set, ...holder, 'metadata'),
    path,
    after: { spec: whole, containers: spec === whole ? containers : containersOf(whole, whole, path) },
    serviceAccount: textAt(whole, 'serviceAccountName') || textAt(whole, 'serviceAccount') || 'default',
    change,
  }
}

function containersOf(spec: JsonRecord, whole: JsonRecord, path: string): PodContainer[] {
  return containerLists.flatMap((list) =>
    listAt(spec, list).flatMap((item, index) => {
      const set = recordOf(item)
      if (!set || set['$patch'] === 'delete') return []
      const name = textAt(set, 'name')
      const after = (spec === whole ? set : itemNamed(whole, name, list)) ?? set
      const image = textAt(set, 'image') || textAt(after, 'image')
      return [{ list, name, image, set, after, path: `${path}.${list}[${index}]` }]
    }),
  )
}

/** `container "web"`, `init container "setup"`: how messages name one. */
export function containerWords({ list, name }: PodContainer): string {
  const kind = list === 'containers' ? 'container' : list === 'initContainers' ? 'init container' : 'debug container'
  return name ? `${kind} "${name}"` : `a nameless ${kind}`
}

/** The command line of a container as one text: `command`, then `args`. */
export const commandLine = (container: JsonRecord): string =>
  [...textsAt(container, 'command'), ...textsAt(container, 'args')].join(' ')
