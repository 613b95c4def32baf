import { z } from 'zod'
import type { Json } from '@/lib/model/json'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { redact } from '@/lib/model/redact-object'

/** Objects above this are not stored; the largest that etcd takes is 1.5 MiB. */
export const documentLimit = 256 * 1024

const keptMetadata = ['name', 'namespace', 'uid', 'labels', 'annotations', 'ownerReferences', 'creationTimestamp']
/** Top-level parts that checks read; `status` and `data` are never among them. */
const kept = [
  'spec',
  'rules',
  'aggregationRule',
  'roleRef',
  'subjects',
  'automountServiceAccountToken',
  'imagePullSecrets',
  'secrets',
  'webhooks',
  'provisioner',
  'parameters',
  'type',
  'immutable',
]
/** Copies of the whole manifest, secrets included, that tools leave in annotations. */
const manifestCopy = /last-applied|last-handled|objectset\.rio\.cattle\.io\/applied/

/** The object as checks and pages read it: no managed fields, no status, no secret values. Null when it is too large. */
export function trimObject(object: KubernetesObject, extra: Record<string, unknown> = {}): Json | null {
  const metadata = pick(object.metadata, keptMetadata)
  if (object.metadata.annotations) {
    const annotations = Object.entries(object.metadata.annotations).filter(([name]) => !manifestCopy.test(name))
    metadata.annotations = Object.fromEntries(annotations)
  }
  const { apiVersion, kind } = object
  const former = formerVersions(object)
  if (former.length > 0) metadata.managedFields = former
  const document = redact({ apiVersion, kind, metadata, ...pick(object, kept), ...extra })
  return JSON.stringify(document).length > documentLimit ? null : document
}

/**
 * Who wrote the object as another version of the API than the one it is listed in: only names and versions are kept of
 * `managedFields`, and the version that `kubectl apply` put at the head of its copy.
 */
function formerVersions({ apiVersion, metadata }: KubernetesObject): { manager: string; apiVersion: string }[] {
  const copy = /^\{"apiVersion":"([\w./-]{1,100})"/.exec(metadata.annotations?.[appliedCopy] ?? '')?.[1]
  const managed = Array.isArray(metadata['managedFields']) ? metadata['managedFields'].slice(0, 100) : []
  const written = managed.flatMap((entry: unknown) => {
    const parsed = writtenAs.safeParse(entry)
    return parsed.success ? [parsed.data] : []
  })
  const found = [...written, ...(copy ? [{ manager: 'kubectl apply', apiVersion: copy }] : [])]
  const others = found.filter((entry) => entry.apiVersion !== apiVersion)
  return [...new Map(others.map((entry) => [`${entry.manager}\n${entry.apiVersion}`, entry])).values()]
}

const appliedCopy = 'kubectl.kubernetes.io/last-applied-configuration'
const writtenAs = z.object({ manager: z.string().max(200), apiVersion: z.string().max(200) })

function pick(from: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => (from[field] === undefined || from[field] === null ? [] : [[field, from[field]]])),
  )
}
