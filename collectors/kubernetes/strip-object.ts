import { redacted } from '@/lib/model/redact'
import { redact } from '@/lib/model/redact-object'
import type { ServedKind } from './discover-kinds'

type Fields = Record<string, unknown>

const isRecord = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
const record = (value: unknown): Fields => (isRecord(value) ? value : {})
const list = (value: unknown): Fields[] => (Array.isArray(value) ? value.filter(isRecord) : [])

/** Copies of whole manifests, with all that was in them, that tools leave in annotations. */
const manifestCopy = /last-applied|last-handled|objectset\.rio\.cattle\.io\/applied/
/** Controllers that make what they own; what they made is told by them, save which image it got and how it does. */
const makers = new Map([
  ...['ReplicaSet', 'Deployment', 'DaemonSet', 'StatefulSet'].map((kind) => [kind, /^apps\//] as const),
  ...['Job', 'CronJob'].map((kind) => [kind, /^batch\//] as const),
  ['ReplicationController', /^v1$/] as const,
])
const made = new Set(['Pod', 'ReplicaSet', 'Job'])
const keptMetadata = ['name', 'namespace', 'uid', 'labels', 'annotations', 'ownerReferences', 'creationTimestamp']

export type StrippedObject = {
  name: string
  namespace: string | null
  /** Compact JSON. */
  text: string
  /** Who made it, when it is kept short because its maker is told in full. */
  maker: { kind: string; name: string } | null
}

/**
 * The object as it may leave the cluster: no managed fields, no copies of manifests, no status
 * but what is named here, no values of Secrets and ConfigMaps, and nothing under a name that speaks of a credential.
 * `follows` tells which kinds are seen whole: what they made is kept short. Null for what is no object.
 */
export function stripObject(
  kind: ServedKind,
  object: unknown,
  follows: (kind: string) => boolean,
): StrippedObject | null {
  if (!isRecord(object) || !isRecord(object.metadata)) return null
  const { name, namespace } = object.metadata
  if (typeof name !== 'string' || name === '') return null
  const place = { name, namespace: kind.namespaced && typeof namespace === 'string' ? namespace : null }
  const base = { apiVersion: kind.apiVersion, kind: kind.kind, metadata: metadataOf(kind, object.metadata) }
  const maker = makerOf(object.metadata)
  const isMade = maker !== null && follows(maker.kind) && made.has(kind.kind)
  const text = (value: Fields) => JSON.stringify(redact(JSON.parse(JSON.stringify(value))))
  if (kind.metadataOnly) return { ...place, text: text({ ...base, ...hiddenData(object) }), maker: null }
  if (kind.kind === 'Pod') return { ...place, text: text(pod(base, object, isMade)), maker: isMade ? maker : null }
  if (isMade) {
    const { replicas } = record(object.spec)
    const spec = { replicas, ...template(object) }
    return { ...place, text: text({ ...base, metadata: short(base.metadata), spec }), maker }
  }
  const { metadata: _metadata, status, apiVersion: _version, kind: _kind, ...rest } = object
  return { ...place, text: text({ ...base, ...rest, ...statusOf(kind.kind, record(status)) }), maker: null }
}

function metadataOf(kind: ServedKind, metadata: Fields): Fields {
  const kept = Object.fromEntries(
    keptMetadata.flatMap((name) => (metadata[name] == null ? [] : [[name, metadata[name]]])),
  )
  const annotations = Object.entries(record(metadata.annotations)).flatMap(([name, value]) => {
    if (!manifestCopy.test(name)) return [[name, value]]
    // That a Secret was applied with its contents is worth telling; the contents are not.
    return kind.kind === 'Secret' ? [[name, redacted]] : []
  })
  return { ...kept, annotations: annotations.length > 0 ? Object.fromEntries(annotations) : undefined }
}

/** What something that was made needs to be counted with its maker. */
function short({ name, namespace, uid, labels, ownerReferences, creationTimestamp }: Fields): Fields {
  return { name, namespace, uid, labels, ownerReferences, creationTimestamp }
}

function makerOf(metadata: Fields): { kind: string; name: string } | null {
  const { kind, name, apiVersion } = list(metadata.ownerReferences).find((one) => one.controller === true) ?? {}
  if (typeof kind !== 'string' || typeof name !== 'string' || typeof apiVersion !== 'string') return null
  return makers.get(kind)?.test(apiVersion) ? { kind, name } : null
}

/** Names of keys at most; values never. Metadata-only answers hold neither. */
function hiddenData(object: Fields): Fields {
  const keys = ['data', 'stringData', 'binaryData'].flatMap((field) => Object.keys(record(object[field])))
  return keys.length > 0 ? { data: Object.fromEntries(keys.map((key) => [key, redacted])) } : {}
}

/** The same place for the template, with the names of containers alone: enough to say that there is one. */
function template(object: Fields): Fields {
  const spec = record(record(record(object.spec).template).spec)
  return { template: { spec: { containers: list(spec.containers).map(({ name, image }) => ({ name, image })) } } }
}

function pod(base: Fields & { metadata: Fields }, object: Fields, isMade: boolean): Fields {
  const spec = record(object.spec)
  const status = record(object.status)
  const state = {
    phase: status.phase,
    ...statuses(status, 'containerStatuses'),
    ...statuses(status, 'initContainerStatuses'),
    ...statuses(status, 'ephemeralContainerStatuses'),
  }
  if (!isMade) return { ...base, spec, status: state }
  const { annotations: _annotations, ...metadata } = base.metadata
  const brief = {
    nodeName: spec.nodeName,
    containers: containers(spec.containers) ?? [],
    initContainers: containers(spec.initContainers),
    ephemeralContainers: containers(spec.ephemeralContainers),
  }
  return { ...base, metadata: short(metadata), spec: brief, status: state }
}

function containers(value: unknown): Fields[] | undefined {
  const found = list(value)
  return found.length > 0 ? found.map(({ name, image }) => ({ name, image })) : undefined
}

function statuses(status: Fields, field: string): Fields {
  const found = list(status[field])
  return found.length > 0 ? { [field]: found.map(({ name, image, imageID }) => ({ name, image, imageID })) } : {}
}

function statusOf(kind: string, status: Fields): Fields {
  if (kind === 'Node') return { status: { nodeInfo: status.nodeInfo, addresses: status.addresses } }
  if (kind === 'Namespace') return { status: { phase: status.phase } }
  return {}
}
