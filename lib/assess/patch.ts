import { stringify } from 'yaml'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { Json } from '@/lib/model/json'
import type { ContainerRef, PodTemplate } from './pod'

export type Fields = { [key: string]: Json }

/** Changes to a pod template: null removes a field, lists of primitive values are replaced as a whole. */
export type PodPatch = {
  spec?: Fields
  annotations?: Fields
  /** A line of advice that stands above the YAML. */
  note?: string
}

/**
 * `{ containers: [{ name, …change }], initContainers: […] }` for the containers that need a change. Ephemeral
 * containers are left out: the API lets nobody change them once they are there.
 */
export function containerPatches(refs: readonly ContainerRef[], change: (ref: ContainerRef) => Fields | null): Fields {
  const lists: Record<string, Json[]> = {}
  for (const ref of refs) {
    if (ref.list === 'ephemeralContainers') continue
    const fields = change(ref)
    if (fields) (lists[ref.list] ??= []).push({ name: ref.container.name, ...fields })
  }
  return lists
}

/**
 * A strategic-merge patch for `kubectl patch --patch-file`, as YAML; null when it would change nothing.
 * Rules: Kubernetes docs, "Update API objects in place using kubectl patch".
 */
export function patchYaml(object: KubernetesObject, template: PodTemplate, patch: PodPatch): string | null {
  const body: Fields = {}
  if (patch.spec && Object.keys(patch.spec).length > 0) place(body, template.path, patch.spec)
  if (patch.annotations && Object.keys(patch.annotations).length > 0) {
    place(body, template.annotationsPath, patch.annotations)
  }
  return objectPatchYaml(object, body, patch.note, frozen[object.kind])
}

/**
 * A patch of any object as YAML, with lines of advice above it; null when it would change nothing. Strategic merge
 * for kinds of Kubernetes itself; custom kinds know only `--type merge`, so what is given for them must be both.
 */
export function objectPatchYaml(
  object: KubernetesObject,
  body: Fields,
  ...advice: (string | undefined)[]
): string | null {
  if (Object.keys(body).length === 0) return null
  const { metadata, ...rest } = body
  const { name, namespace } = object.metadata
  const document = {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { name, ...(namespace ? { namespace } : {}), ...(metadata as Fields | undefined) },
    ...rest,
  }
  const notes = advice.filter((note) => note !== undefined)
  return notes.map((note) => `# ${note}\n`).join('') + stringify(document, { lineWidth: 0 })
}

const frozen: Readonly<Record<string, string | undefined>> = {
  Pod: 'A running pod refuses this change: put it into the manifest and create the pod anew.',
  Job: 'A started job refuses this change: put it into the manifest and create the job anew.',
}

function place(body: Fields, path: string, value: Fields) {
  const steps = path.split('.')
  const last = steps.pop() ?? path
  let at = body
  for (const step of steps) {
    const next = at[step]
    at = typeof next === 'object' && next !== null && !Array.isArray(next) ? next : (at[step] = {})
  }
  at[last] = value
}
