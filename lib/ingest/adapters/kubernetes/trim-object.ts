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
  const document = redact({ apiVersion, kind, metadata, ...pick(object, kept), ...extra })
  return JSON.stringify(document).length > documentLimit ? null : document
}

function pick(from: Record<string, unknown>, fields: readonly string[]): Record<string, unknown> {
  return Object.fromEntries(
    fields.flatMap((field) => (from[field] === undefined || from[field] === null ? [] : [[field, from[field]]])),
  )
}
