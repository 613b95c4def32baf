import type { AuditEvent, AuditObject } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { redactText } from '@/lib/model/redact'
import { isRaw, rawOf, textOf, type Raw } from './raw'
import { readAnnotations } from './read-event'
import { readTime } from './read-time'
import { redactBody } from './redact-body'
import { redactUri } from './redact-uri'
import { statusCode } from './status-code'

const reads = new Set(['get', 'list', 'watch'])

/** The cluster that a log entry names. */
export function googleCluster(entry: Raw): string | undefined {
  return textOf(rawOf(rawOf(entry, 'resource') ?? {}, 'labels'), 'cluster_name', 253) || undefined
}

/**
 * An entry of Cloud Logging that holds an AuditLog of GKE, in our words. Null when it is one of another service: neither
 * its method nor the right it asked for names a verb of Kubernetes (`io.k8s.core.v1.pods.create`).
 */
export function readGoogle(entry: Raw, cluster: string, fallbackAt: string): AuditEvent | null {
  const payload = rawOf(entry, 'protoPayload') ?? {}
  const service = textOf(payload, 'serviceName')
  const isOwn = service === '' || service === 'k8s.io'
  const right = rightOf(payload) ?? rightOf(entry)
  const method = methodOf(isOwn ? textOf(payload, 'methodName', 1_024) : '') ?? methodOf(right?.name ?? '')
  if (!method) return null
  const [, path = '', verb = ''] = method
  const requestedAt = readTime(entry.timestamp)
  const status = rawOf(payload, 'status')
  const response = rawOf(payload, 'response')
  const isStatus = response !== null && (response.kind === 'Status' || textOf(response, '@type').endsWith('.Status'))
  const object = objectOf(path, textOf(payload, 'resourceName', 2_048), verb, isStatus ? null : response)
  const kind = object ? (object.subresource ? `${object.resource}/${object.subresource}` : object.resource) : ''
  const request = reads.has(verb) ? null : bodyOf(payload.request, kind)
  const answer = reads.has(verb) || isStatus ? null : bodyOf(payload.response, kind)
  const caller = rawOf(payload, 'authenticationInfo')
  const metadata = rawOf(payload, 'requestMetadata')
  const operation = rawOf(entry, 'operation')
  const address = textOf(metadata, 'callerIp', 64) || textOf(metadata, 'callerIP', 64)
  return {
    auditId: textOf(operation, 'id', 128) || textOf(entry, 'insertId', 128),
    stage: operation?.first === true && operation.last !== true ? 'ResponseStarted' : 'ResponseComplete',
    level: answer !== null || isStatus ? 'RequestResponse' : request !== null ? 'Request' : 'Metadata',
    at: requestedAt ?? fallbackAt,
    ...(requestedAt !== null && { requestedAt: textOf(entry, 'timestamp', 40) }),
    verb,
    uri: redactUri(uriOf(textOf(payload, 'resourceName', 4_096))),
    user: {
      name: textOf(caller, 'principalEmail') || textOf(caller, 'principalSubject'),
      groups: [],
      extra: {},
    },
    impersonated: null,
    sourceIps: address ? [address] : [],
    userAgent: redactText(textOf(metadata, 'callerSuppliedUserAgent')),
    object,
    // Nothing is written where all went well; a refusal may stand in the rights alone.
    code: statusCode(
      (isStatus ? response.code : undefined) ??
        status?.code ??
        (isRefused(payload) || right?.granted === false ? 403 : 0),
    ),
    reason: isStatus ? textOf(response, 'reason', 128) : '',
    message: redactText(textOf(status, 'message', 1_024) || (isStatus ? textOf(response, 'message', 1_024) : '')),
    requestObject: request,
    responseObject: answer,
    annotations: readAnnotations(rawOf(entry, 'labels')),
    cluster,
  }
}

function isRefused({ authorizationInfo }: Raw): boolean {
  return Array.isArray(authorizationInfo) && authorizationInfo.some((right) => isRaw(right) && right.granted === false)
}

const methodOf = (name: string) => /^io\.(?:k8s\.)?(.+)\.([a-z]+)$/.exec(name)

/** The right of Kubernetes that was asked for, which entries of other services name as well. */
function rightOf(owner: Raw): { name: string; granted: boolean } | null {
  const rights = Array.isArray(owner.authorizationInfo) ? owner.authorizationInfo : []
  for (const right of rights.slice(0, 16)) {
    const name = isRaw(right) ? textOf(right, 'permission', 1_024) : ''
    if (isRaw(right) && name.startsWith('io.k8s.')) return { name, granted: right.granted !== false }
  }
  return null
}

function bodyOf(body: Json | undefined, kind: string): Json {
  if (!isRaw(body) && !Array.isArray(body)) return null
  if (!isRaw(body)) return redactBody(body, kind)
  const { '@type': _type, ...rest } = body
  return redactBody(rest, kind)
}

/** `core/v1/namespaces/shop/pods/web/exec` and, for what it leaves out, `core.v1.pods.exec`. */
function objectOf(path: string, name: string, verb: string, response: Raw | null): AuditObject | null {
  const words = path.split('.')
  const at = words.findIndex((word) => /^v\d+(?:(?:alpha|beta)\d+)?$/.test(word))
  const resource = at < 0 ? undefined : words[at + 1]
  if (resource === undefined) return null
  const [group = groupOf(words.slice(0, at)), , ...rest] = name.includes('/') ? name.split('/') : []
  const inNamespace = rest[0] === 'namespaces' && rest.length > 2
  const place = inNamespace ? rest.slice(2) : rest
  const made = verb === 'create' ? textOf(rawOf(response ?? {}, 'metadata'), 'name', 253) : ''
  const namespaceOf = resource === 'namespaces' ? '' : rest[0] === 'namespaces' ? (rest[1] ?? '') : ''
  return {
    resource,
    subresource: words.slice(at + 2).join('/') || (place[2] ?? ''),
    group: group === 'core' ? '' : group,
    version: words[at] ?? '',
    namespace: namespaceOf.slice(0, 253),
    name: (place[1] ?? (resource === 'namespaces' && rest[0] === 'namespaces' ? (rest[1] ?? '') : '')) || made,
  }
}

const plainGroups = new Set(['core', 'apps', 'batch', 'autoscaling', 'policy', 'extensions'])

/** `rbac` of `authorization`, as methods write groups, is `rbac.authorization.k8s.io`. */
function groupOf(words: readonly string[]): string {
  const [first = ''] = words
  if (words.length === 1 && plainGroups.has(first)) return first
  return [...words.toReversed(), 'k8s.io'].join('.')
}

function uriOf(name: string): string {
  if (name === '' || name.startsWith('/')) return name
  return name.startsWith('core/') ? `/api/${name.slice(5)}` : `/apis/${name}`
}
