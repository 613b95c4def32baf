import { podSpecSchema, type Container, type KubernetesObject, type PodSpec } from '@/lib/model/kubernetes'

/** The pod template of a workload; paths are relative to the object. */
export type PodTemplate = {
  spec: PodSpec
  /** `spec`, `spec.template.spec` or `spec.jobTemplate.spec.template.spec`. */
  path: string
  /** Annotations of the template, which pods inherit; not those of the controller. */
  annotations: Readonly<Record<string, string>>
  annotationsPath: string
}

export const containerLists = ['containers', 'initContainers', 'ephemeralContainers'] as const
export type ContainerList = (typeof containerLists)[number]

/** One container and where it stands. */
export type ContainerRef = {
  container: Container
  path: string
  list: ContainerList
  /** An init container that keeps running beside the main ones. */
  sidecar: boolean
  /** For messages: `container "web"`, `init container "setup"`. */
  label: string
}

const plainTemplate = ['spec', 'template']
const templates: Readonly<Record<string, readonly string[]>> = {
  Pod: [],
  ReplicationController: plainTemplate,
  Deployment: plainTemplate,
  ReplicaSet: plainTemplate,
  StatefulSet: plainTemplate,
  DaemonSet: plainTemplate,
  Job: plainTemplate,
  CronJob: ['spec', 'jobTemplate', 'spec', 'template'],
}

// Some thirty checks read the same object one after another; it is parsed once.
const read = new WeakMap<KubernetesObject, PodTemplate | null>()

/**
 * The pod template of a workload, null for other kinds and for a workload without one.
 * Throws TypeError, naming the field, when the template has the wrong shape.
 * Source of the paths: Kubernetes API reference v1.
 */
export function podSpecOf(object: KubernetesObject): PodTemplate | null {
  const known = read.get(object)
  if (known !== undefined) return known
  const template = readTemplate(object)
  read.set(object, template)
  return template
}

const listed = new WeakMap<PodSpec, readonly ContainerRef[]>()

/** All containers of a pod: ordinary, init and ephemeral. `path`: where its spec stands, always the same for one spec. */
export function containersOf(spec: PodSpec, path: string): readonly ContainerRef[] {
  const known = listed.get(spec)
  if (known) return known
  const containers = containerLists.flatMap((list) =>
    (spec[list] ?? []).map((container, index) => ({
      container,
      path: `${path}.${list}[${index}]`,
      list,
      sidecar: list === 'initContainers' && container.restartPolicy === 'Always',
      label: `${labels[list]} "${container.name}"`,
    })),
  )
  listed.set(spec, containers)
  return containers
}

export const isWindows = (spec: PodSpec) => spec.os?.name === 'windows'

/** True when root inside the pod is an ordinary user on the node. */
export const hasUserNamespace = (spec: PodSpec) => spec.hostUsers === false

/** `base["key"]`, for keys that are no identifiers. */
export const keyed = (base: string, key: string) => `${base}[${JSON.stringify(key)}]`

const labels: Record<ContainerList, string> = {
  containers: 'container',
  initContainers: 'init container',
  ephemeralContainers: 'ephemeral container',
}

/** The labels that pods of this workload carry; none for other kinds. Never throws. */
export function podLabelsOf(object: KubernetesObject): Record<string, string> {
  const steps = Object.hasOwn(templates, object.kind) ? templates[object.kind] : undefined
  return steps ? stringsOf(member(member(steps.reduce<unknown>(member, object), 'metadata'), 'labels')) : {}
}

function readTemplate(object: KubernetesObject): PodTemplate | null {
  const steps = Object.hasOwn(templates, object.kind) ? templates[object.kind] : undefined
  if (!steps) return null
  const template = steps.reduce<unknown>(member, object)
  const spec = member(template, 'spec')
  if (spec === null || spec === undefined) return null
  const path = [...steps, 'spec'].join('.')
  const parsed = podSpecSchema.safeParse(spec)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new TypeError(`${[path, ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'unreadable'}`)
  }
  const annotations = member(member(template, 'metadata'), 'annotations')
  return {
    spec: parsed.data,
    path,
    annotations: stringsOf(annotations),
    annotationsPath: [...steps, 'metadata', 'annotations'].join('.'),
  }
}

function member(value: unknown, key: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined
  return (value as Record<string, unknown>)[key]
}

function stringsOf(value: unknown): Record<string, string> {
  if (typeof value !== 'object' || value === null) return {}
  return Object.fromEntries(
    Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  )
}
