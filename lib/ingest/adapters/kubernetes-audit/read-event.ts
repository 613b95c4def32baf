import {
  auditStages,
  type AuditEvent,
  type AuditObject,
  type AuditStage,
  type AuditUser,
} from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { isRaw, rawOf, textOf, textsOf, type Raw } from './raw'
import { readTime } from './read-time'
import { redactBody } from './redact-body'
import { redactOften } from './redact-often'
import { redactUri } from './redact-uri'
import { statusCode } from './status-code'

/** Bodies of these are heartbeats: megabytes that no detection reads. */
const unread = new Set(['events', 'leases', 'endpoints', 'endpointslices'])
const reads = new Set(['get', 'list', 'watch'])
/** What controllers and kubelets report all day, with the whole object; detections ask for that of nodes alone. */
const isReport = (object: AuditObject | null) => object?.subresource === 'status' && object.resource !== 'nodes'

/**
 * An `audit.k8s.io` event (v1, v1beta1, v1alpha1) in our words, without secrets. Rows that other tools pass on may
 * lack much: a missing stage is that of an answered request, a missing time is `fallbackAt`, everything else is
 * empty. Null when its verb is no word, so that it is no event at all.
 */
export function readEvent(raw: Raw, cluster: string, fallbackAt: string): AuditEvent | null {
  if (raw.verb !== undefined && typeof raw.verb !== 'string') return null
  const verb = textOf(raw, 'verb', 64).toLowerCase()
  const requested = raw.requestReceivedTimestamp ?? raw.timestamp
  const requestedAt = readTime(requested)
  const at = readTime(raw.stageTimestamp) ?? requestedAt ?? fallbackAt
  const status = rawOf(raw, 'responseStatus')
  const object = readObject(raw, verb)
  const kind = object ? (object.subresource ? `${object.resource}/${object.subresource}` : object.resource) : ''
  const isRead = reads.has(verb) || unread.has(kind) || isReport(object)
  const response = isRead ? null : bodyOf(raw.responseObject)
  const answer = response === null && isRaw(raw.responseObject) ? raw.responseObject : null
  const isAnswer = answer?.kind === 'Status'
  return {
    auditId: textOf(raw, 'auditID', 128),
    stage: stageOf(raw.stage),
    level: levelOf(raw),
    at,
    ...(typeof requested === 'string' && requestedAt !== null && { requestedAt: requested.slice(0, 40) }),
    verb,
    uri: redactUri(textOf(raw, 'requestURI', 65_536)),
    user: readUser(rawOf(raw, 'user')) ?? { name: '', groups: [], extra: {} },
    impersonated: readUser(rawOf(raw, 'impersonatedUser')),
    sourceIps: textsOf(raw, 'sourceIPs', 16, 64),
    userAgent: redactOften(textOf(raw, 'userAgent')),
    object,
    code: statusCode(status?.code ?? (isAnswer ? answer.code : undefined)),
    reason: textOf(status, 'reason', 128) || (isAnswer ? textOf(answer, 'reason', 128) : ''),
    message: redactOften(textOf(status, 'message', 1_024) || (isAnswer ? textOf(answer, 'message', 1_024) : '')),
    requestObject: isRead ? null : redactedOf(raw.requestObject, kind),
    responseObject: response === null ? null : redactBody(response, kind),
    annotations: readAnnotations(rawOf(raw, 'annotations')),
    cluster,
  }
}

export function readUser(raw: Raw | null): AuditUser | null {
  if (!raw) return null
  const extra: Record<string, string[]> = {}
  for (const [key, value] of Object.entries(rawOf(raw, 'extra') ?? {}).slice(0, 32)) {
    const texts = textsOf({ value }, 'value', 16).map((text) => redactOften(text))
    if (texts.length > 0) extra[key.slice(0, 256)] = texts
  }
  const uid = textOf(raw, 'uid', 256)
  return { name: textOf(raw, 'username'), ...(uid && { uid }), groups: textsOf(raw, 'groups', 64), extra }
}

export function readAnnotations(raw: Raw | null): Record<string, string> {
  const read: Record<string, string> = {}
  if (!raw) return read
  let count = 0
  for (const key of Object.keys(raw)) {
    const value = raw[key]
    // How long each part of the server took says nothing of what was done.
    if (typeof value !== 'string' || key.startsWith('apiserver.latency.k8s.io/') || count++ >= 32) continue
    read[key.slice(0, 256)] = redactOften(value.length > 2_048 ? value.slice(0, 2_048) : value)
  }
  return read
}

function readObject(raw: Raw, verb: string): AuditObject | null {
  const ref = rawOf(raw, 'objectRef')
  const resource = textOf(ref, 'resource', 253).toLowerCase()
  if (!ref || resource === '') return null
  const created = verb === 'create' ? (nameIn(raw.responseObject) ?? nameIn(raw.requestObject)) : null
  const uid = textOf(ref, 'uid', 128)
  return {
    resource,
    subresource: textOf(ref, 'subresource', 253).toLowerCase(),
    group: textOf(ref, 'apiGroup', 253),
    version: textOf(ref, 'apiVersion', 64),
    namespace: textOf(ref, 'namespace', 253),
    name: textOf(ref, 'name', 253) || (created ?? ''),
    ...(uid && { uid }),
  }
}

function nameIn(body: Json | undefined): string | null {
  if (!isRaw(body) || body.kind === 'Status') return null
  return textOf(rawOf(body, 'metadata'), 'name', 253) || null
}

/** The body, unless it is only what became of the request. */
function bodyOf(body: Json | undefined): Json {
  return isRaw(body) && body.kind !== 'Status' ? body : null
}

function redactedOf(body: Json | undefined, kind: string): Json {
  return body === undefined || body === null ? null : redactBody(body, kind)
}

function stageOf(stage: Json | undefined): AuditStage {
  return auditStages.find((known) => known === stage) ?? 'ResponseComplete'
}

function levelOf(raw: Raw): AuditEvent['level'] {
  if (raw.level === 'Metadata' || raw.level === 'Request' || raw.level === 'RequestResponse') return raw.level
  return isRaw(raw.responseObject) ? 'RequestResponse' : isRaw(raw.requestObject) ? 'Request' : 'Metadata'
}
