import type { AuditEvent } from '@/lib/model/audit-event'
import type { StatelessDetection } from '../../detection'
import { succeeded } from '../../outcome'
import { sourceAddress } from '../../source-address'
import { isAnonymous } from '../../users'
import { readRequests } from '../steps'

const health = ['/healthz', '/livez', '/readyz', '/version', '/.well-known/', '/openid/v1/jwks']
const catalogues = ['/api', '/apis', '/openapi']
const checkers = /^(?:kube-probe|GoogleHC|ELB-HealthChecker)\//
const reads = new Set(['get', 'list', 'watch', 'head', 'options'])
// Rows that other tools pass on may lack the verb; without an object they are taken for what they look like.
const isRead = (verb: string) => verb === '' || reads.has(verb)

const pathOf = ({ uri }: AuditEvent) => uri.split('?', 1)[0] ?? ''

/** Whether a request asks how the server is, as load balancers do without an identity. */
export function isHealthCheck(event: AuditEvent): boolean {
  if (event.object || !isRead(event.verb)) return false
  const path = pathOf(event)
  if (health.some((one) => path === one || path.startsWith(one.endsWith('/') ? one : `${one}/`))) return true
  return checkers.test(event.userAgent) && (path === '/' || path === '')
}

/** What a new cluster shows to everybody: kubeadm's file by which nodes join. */
const isClusterInfo = ({ object, verb }: AuditEvent) =>
  object?.resource === 'configmaps' &&
  object.namespace === 'kube-public' &&
  object.name === 'cluster-info' &&
  verb === 'get'

const remediation = [
  'Find the binding that allows it: `kubectl get clusterrolebindings,rolebindings -A -o wide | grep -E "system:anonymous|system:unauthenticated"`, and delete it.',
  'Start the API server with `--anonymous-auth=false`, or allow anonymous requests on the health paths alone.',
  readRequests,
]

const allowed: StatelessDetection = {
  id: 'k8s-anonymous-access-allowed',
  name: 'Anonymous request was allowed',
  description:
    'The API server answered a request that carried no identity at all. Whoever reaches the server can repeat it: ' +
    'misconfigured bindings to anonymous users are how clusters are found and taken over from the internet.',
  fires:
    'A request of system:anonymous or of the group system:unauthenticated succeeds on anything but health and version ' +
    'paths. High when it names an object, critical when it is no read.',
  benign: [
    'Load balancers that probe other paths than the health paths',
    'Clusters that publish their API description to everybody on purpose',
  ],
  severity: 'high',
  tactics: ['InitialAccess'],
  techniques: ['T1190', 'T1078.001'],
  defender: [],
  remediation,
  preventedBy: ['k8s-rbac-anonymous'],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  match(event, context) {
    if (!isAnonymous(event.user) || isHealthCheck(event) || isClusterInfo(event)) return null
    const path = pathOf(event)
    const isCatalogue = catalogues.some((one) => path === one || path.startsWith(`${one}/`))
    const severity = !isRead(event.verb) ? 'critical' : event.object ? 'high' : isCatalogue ? 'low' : 'medium'
    const what = event.object ? `${event.verb} ${event.object.resource}` : `${event.verb} ${path}`
    const address = sourceAddress(event, context)
    return {
      severity,
      message: `an anonymous request to ${what} was allowed`,
      evidence: { 'user.username': event.user.name, requestURI: event.uri, 'responseStatus.code': event.code },
      ...(address ? { entities: [{ kind: 'ip', name: address }] } : {}),
    }
  },
}

const workloadWrite: StatelessDetection = {
  id: 'k8s-anonymous-workload-write',
  name: 'Anonymous attempt to write pods',
  description:
    'Somebody without an identity tried to create or change a pod. Nothing legitimate does that; tools that search ' +
    'the internet for open clusters do, to run miners in them.',
  fires:
    'A request of system:anonymous creates, updates or patches pods, whatever the answer. Critical when it succeeds.',
  benign: ['Penetration tests'],
  severity: 'high',
  tactics: ['Execution', 'InitialAccess'],
  techniques: ['T1610', 'T1190'],
  defender: [],
  remediation,
  preventedBy: ['k8s-rbac-anonymous'],
  level: 'Metadata',
  on: { verbs: ['create', 'update', 'patch'], resources: ['pods'] },
  failed: 'also',
  match(event, context) {
    if (!isAnonymous(event.user)) return null
    const done = succeeded(event)
    const address = sourceAddress(event, context)
    return {
      ...(done ? { severity: 'critical' as const } : {}),
      message: done ? 'an anonymous request wrote a pod' : 'an anonymous request to write a pod was refused',
      evidence: { 'user.username': event.user.name, verb: event.verb, 'responseStatus.code': event.code },
      ...(address ? { entities: [{ kind: 'ip', name: address }] } : {}),
    }
  },
}

export const anonymous = [allowed, workloadWrite]
