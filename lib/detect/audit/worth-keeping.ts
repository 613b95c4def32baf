import type { AuditEvent } from '@/lib/model/audit-event'

const reads = new Set(['get', 'list', 'watch'])
/** Heartbeats and questions of components, thousands an hour, that tell nothing of anyone. */
const heartbeats = new Set([
  'leases',
  'events',
  'endpoints',
  'endpointslices',
  'tokenreviews',
  'subjectaccessreviews',
  'localsubjectaccessreviews',
])
/** Reads of these are kept whoever reads. */
const sensitive = new Set(['secrets', 'serviceaccounts/token', 'tokenreviews'])
const sessions = new Set(['exec', 'attach', 'portforward', 'proxy', 'ephemeralcontainers', 'log', 'token', 'approval'])
const kubelet = (name: string) => name.startsWith('system:node:')
const isComponent = (name: string) => name.startsWith('system:') && name !== 'system:anonymous'

/**
 * Whether a request is kept, to be shown around an alert, although nothing fired on it. Kept: what people do, what was
 * denied, what changes anything, sessions, and reads of secrets. Not kept: reads and status reports of the cluster's
 * own components and controllers, and what anyone asks to find its way (`/version`, `/openapi`).
 */
export function worthKeeping(event: AuditEvent): boolean {
  const { object, user, verb, code } = event
  if (event.stage === 'RequestReceived') return false
  if (code === 401 || code === 403 || event.stage === 'Panic') return true
  if (!object) return user.name === 'system:anonymous' && (code ?? 200) < 300 && !isPublicPath(event.uri)
  if (sessions.has(object.subresource)) return !(kubelet(user.name) && object.subresource === 'token')
  if (!isComponent(user.name)) return true
  const kind = object.subresource ? `${object.resource}/${object.subresource}` : object.resource
  // Kubelets read the secrets of their pods one by one, and only those: whoever lists them all is another matter.
  if (reads.has(verb)) return sensitive.has(kind) && verb !== 'watch' && !(kubelet(user.name) && object.name !== '')
  if (heartbeats.has(object.resource) || object.subresource === 'status' || object.subresource === 'scale') return false
  return (code ?? 200) < 400 && !(kubelet(user.name) && object.resource === 'nodes')
}

const isPublicPath = (uri: string) => /^\/(?:healthz|livez|readyz|version|openid|\.well-known)\b/.test(uri)
