import { jsonPath, problemsOf } from '@/lib/ingest/problems'
import type { Problem } from '@/lib/model/json'
import type { KubernetesObject, PodSpec } from '@/lib/model/kubernetes'
import type { Item } from './read-items'
import { podTemplateSchema } from './payload'

export type Template = { labels: Record<string, string>; spec: PodSpec; path: readonly PropertyKey[] }

/** Where a kind keeps its pod template; every controller that is not named here uses `spec.template`. */
export function templatePath(kind: string): readonly string[] {
  if (kind === 'Pod') return []
  return kind === 'CronJob' ? ['spec', 'jobTemplate', 'spec', 'template'] : ['spec', 'template']
}

/** The pod template of an object, or the first fault in it. */
export function readTemplate(item: Item): Template | Problem {
  const inner = templatePath(item.kind)
  const path = [...item.path, ...inner]
  let value: unknown = item.object
  for (const step of inner) value = typeof value === 'object' && value !== null ? Reflect.get(value, step) : undefined
  if (value === undefined || value === null) return { path: jsonPath(path), message: 'has no pod template' }
  const parsed = podTemplateSchema.safeParse(value)
  if (!parsed.success) {
    return problemsOf(parsed.error, path)[0] ?? { path: jsonPath(path), message: 'is no pod template' }
  }
  return { labels: parsed.data.metadata?.labels ?? {}, spec: parsed.data.spec, path }
}

export const isProblem = (value: object): value is Problem => 'message' in value

const tokenVolume = /^kube-api-access-/
/** Labels that a controller adds to what it makes; they change with every rollout. */
const addedLabels = new Set([
  'pod-template-hash',
  'rollouts-pod-template-hash',
  'controller-revision-hash',
  'pod-template-generation',
  'statefulset.kubernetes.io/pod-name',
  'apps.kubernetes.io/pod-index',
])

/**
 * A controller as far as what it made shows it: the template in the place where its kind keeps it, without the
 * node, host name and token volume that the cluster adds to every single pod.
 */
export function derivedController(
  owner: { apiVersion: string; kind: string; namespace: string | null; name: string },
  { labels, spec }: Template,
): KubernetesObject {
  const { nodeName: _node, hostname: _host, volumes, ...rest } = spec
  const own = {
    ...rest,
    ...(volumes && { volumes: volumes.filter((volume) => !tokenVolume.test(volume.name)) }),
    ...withoutTokenMounts('containers', spec.containers),
    ...withoutTokenMounts('initContainers', spec.initContainers),
  }
  const stable = Object.entries(labels).filter(([name]) => !addedLabels.has(name))
  const template = { metadata: { labels: Object.fromEntries(stable) }, spec: own }
  const { apiVersion, kind, name, namespace } = owner
  const path = templatePath(kind)
  const outer = path.includes('jobTemplate') ? { jobTemplate: { spec: { template } } } : { template }
  return { apiVersion, kind, metadata: { name, ...(namespace && { namespace }) }, spec: outer }
}

function withoutTokenMounts(field: string, containers: PodSpec['containers']) {
  if (!containers) return {}
  const kept = containers.map(({ volumeMounts, ...container }) => ({
    ...container,
    ...(volumeMounts && { volumeMounts: volumeMounts.filter((mount) => !tokenVolume.test(mount.name)) }),
  }))
  return { [field]: kept }
}
