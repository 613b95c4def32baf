import type { AlertSeverity } from '@/lib/model/alert'
import type { AuditEvent, AuditObject, AuditUser } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { defaultAuditContext, type AuditContext } from './context'
import type { Hit, StatelessDetection } from './detection'
import { isDecided, isDryRun, succeeded } from './outcome'

export type EventParts = Omit<Partial<AuditEvent>, 'object' | 'user'> & {
  object?: Partial<AuditObject> | null
  user?: string | Partial<AuditUser>
}

let made = 0

export function userNamed(name: string, ...groups: string[]): AuditUser {
  return { name, groups: [...groups, 'system:authenticated'], extra: {} }
}

/** An event as an API server would log it: completed, by jane with kubectl, in `shop`, unless the parts say otherwise. */
export function auditEvent(parts: EventParts = {}): AuditEvent {
  const { object, user, ...rest } = parts
  made += 1
  return {
    auditId: `audit-${made}`,
    stage: 'ResponseComplete',
    level: 'RequestResponse',
    at: '2026-03-01T10:00:00.000Z',
    verb: 'get',
    uri: '/',
    user: typeof user === 'string' ? userNamed(user) : { ...userNamed('jane'), ...user },
    impersonated: null,
    sourceIps: ['10.0.0.7'],
    userAgent: 'kubectl/v1.34.0 (linux/amd64) kubernetes/0000000',
    object:
      object === null || object === undefined
        ? null
        : { resource: '', subresource: '', group: '', version: 'v1', namespace: 'shop', name: '', ...object },
    code: 200,
    reason: '',
    message: '',
    requestObject: null,
    responseObject: null,
    annotations: { 'authorization.k8s.io/decision': 'allow', 'authorization.k8s.io/reason': 'RBAC: allowed' },
    cluster: 'k8s/test',
    ...rest,
  }
}

const groups: Readonly<Record<string, string>> = {
  deployments: 'apps',
  daemonsets: 'apps',
  statefulsets: 'apps',
  replicasets: 'apps',
  jobs: 'batch',
  cronjobs: 'batch',
  roles: 'rbac.authorization.k8s.io',
  clusterroles: 'rbac.authorization.k8s.io',
  rolebindings: 'rbac.authorization.k8s.io',
  clusterrolebindings: 'rbac.authorization.k8s.io',
  ingresses: 'networking.k8s.io',
  networkpolicies: 'networking.k8s.io',
}

/** A request for an object, its group by its resource: `request('delete', 'roles', { object: { name: 'x' } })`. */
export function request(verb: string, resource: string, parts: EventParts = {}): AuditEvent {
  const [plain = '', subresource = ''] = resource.split('/')
  const object = { resource: plain, subresource, group: groups[plain] ?? '', name: 'web', ...parts.object }
  return auditEvent({ verb, code: verb === 'create' && !subresource ? 201 : 200, ...parts, object })
}

/** A pod spec with one plain container, changed by the parts. */
export function podSpec(parts: { [key: string]: Json } = {}, container: { [key: string]: Json } = {}): Json {
  return { containers: [{ name: 'web', image: 'registry.example/web:1', ...container }], ...parts }
}

/** A workload of the resource's kind around a pod spec. */
export function workload(resource: string, spec: Json, metadata: { [key: string]: Json } = {}): Json {
  const template = { metadata: {}, spec }
  const named = { name: 'web', namespace: 'shop', ...metadata }
  if (resource === 'pods') return { metadata: named, spec }
  if (resource === 'podtemplates') return { metadata: named, template }
  if (resource === 'cronjobs') return { metadata: named, spec: { jobTemplate: { spec: { template } } } }
  return { metadata: named, spec: { template } }
}

/** `kubectl apply` of a new workload with this pod spec. */
export function creates(resource: string, spec: Json, parts: EventParts = {}): AuditEvent {
  return request('create', resource, { requestObject: workload(resource, spec), ...parts })
}

/** `kubectl exec POD -- COMMAND`, as a client that speaks WebSocket logs it. */
export function execs(command: readonly string[], parts: EventParts = {}): AuditEvent {
  const query = command.map((word) => `command=${encodeURIComponent(word)}`).join('&')
  const namespace = parts.object?.namespace ?? 'shop'
  const uri = `/api/v1/namespaces/${namespace}/pods/web/exec?${query}&container=web&stdout=true`
  return request('get', 'pods/exec', { stage: 'ResponseStarted', code: 101, level: 'Metadata', uri, ...parts })
}

/** What one detection makes of an event, by the evaluator's rules of stage, outcome and dry runs. */
export function judge(
  detection: StatelessDetection,
  event: AuditEvent,
  context: Partial<AuditContext> = {},
): Hit | null {
  const { verbs, resources } = detection.on
  const resource = event.object ? [event.object.resource, event.object.subresource].filter(Boolean).join('/') : ''
  if (verbs !== '*' && !verbs.includes(event.verb)) return null
  if (!resources.includes(resource) && (resource === '' || !resources.includes('*'))) return null
  const done = succeeded(event)
  if (!isDecided(event) || (done && isDryRun(event))) return null
  if (done ? detection.failed === 'only' : detection.failed === undefined) return null
  return detection.match(event, { ...defaultAuditContext, ...context })
}

/** One row of a table of cases: what it is, the event, and the severity it is to raise (null: none). */
export type Case = [label: string, event: AuditEvent, severity: AlertSeverity | null, context?: Partial<AuditContext>]

/** The severity that a detection raises for an event; null for none. */
export function raised(detection: StatelessDetection | undefined, event: AuditEvent, context?: Partial<AuditContext>) {
  if (!detection) throw new Error('no such detection')
  const hit = judge(detection, event, context)
  return hit && (hit.severity ?? detection.severity)
}

/** How the controllers of Kubernetes create what belongs to another object. */
export function controlled(resource: string, controller: string, spec: Json, isOwned = true): AuditEvent {
  const owners: Json = [{ apiVersion: 'apps/v1', kind: 'ReplicaSet', name: 'web-5d4f8c9b7', controller: true }]
  return request('create', resource, {
    user: `system:serviceaccount:kube-system:${controller}`,
    requestObject: workload(resource, spec, isOwned ? { ownerReferences: owners } : {}),
  })
}
