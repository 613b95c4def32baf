import type { AuditEvent } from '@/lib/model/audit-event'
import type { StatelessDetection } from '../../detection'
import { containerEntity } from '../../entities'
import { execOf } from '../../exec-command'
import { objectName } from '../../change'
import { isServiceAccount, serviceAccountOf } from '../../users'
import { askOwner, limitAccess, readAuditLog } from '../steps'
import { execSteps, isInSystem, isPerson, isProvider, isSensitiveName, onAttach, plainTarget } from './facts'

const nodeProxyPath = /^\/api\/v1\/nodes\/[^/]+\/proxy(?:\/|$)/
/** Ways of the kubelet that run commands, or give away how it is set up. */
const mightyPath = /\/(?:exec|run|attach|portforward|cri|configz|runningpods|checkpoint|debug)(?:\/|$)/i
const watchedPath = /^\/(?:metrics(?:\/.*)?|stats\/summary|pods|healthz)\/?$/
const watcher =
  /prometheus|metrics|monitoring|datadog|grafana|otel|opentelemetry|telegraf|newrelic|dynatrace|victoria|alloy|cadvisor|kubelet-stats|elastic/

/** What was asked of the other side of a proxy request, decoded as the API server decodes it: `/metrics`. */
function proxiedPath(event: AuditEvent): string {
  const path = event.uri.split('?', 1)[0] ?? ''
  const after = /\/proxy(\/.*)?$/.exec(path.slice(0, 4_096).replace(/^.*?\/proxy(?=\/|$)/, '/proxy'))?.[1] ?? '/'
  try {
    return decodeURIComponent(after)
  } catch {
    return after
  }
}

const isWatcher = (event: AuditEvent): boolean => {
  const account = serviceAccountOf(event.user)
  return account !== null && watcher.test(`${account.namespace}/${account.name}`)
}

/** Connections that the API server opens for a caller, past the network’s rules. */
export const proxies: readonly StatelessDetection[] = [
  {
    id: 'k8s-pod-attach',
    name: 'Attach to a running container',
    description:
      'Someone attached to the main process of a container. They read what it prints and, where it takes input, type into it.',
    fires:
      'A request to `pods/attach` is answered outside system namespaces, by anyone but the provider’s own identities.',
    benign: ['`kubectl run -it` and `kubectl debug -it` attach to the pod that they have just made.'],
    severity: 'low',
    tactics: ['Execution'],
    techniques: ['T1609'],
    defender: [],
    remediation: execSteps,
    preventedBy: ['k8s-rbac-pod-exec'],
    level: 'Metadata',
    on: onAttach,
    match(event, context) {
      if (isInSystem(event, context) || isProvider(event)) return null
      const { container, stdin } = execOf(event)
      return {
        message: stdin ? 'someone attached to a container and may type into it' : 'someone attached to a container',
        evidence: { 'objectRef.subresource': 'attach', stdin },
        ...(container && { entities: [containerEntity(container)] }),
      }
    },
  },
  {
    id: 'k8s-port-forward',
    name: 'Port-forward to a pod',
    description:
      'Someone opened a tunnel through the API server to a port of a pod. No NetworkPolicy, load balancer or sign-in in front of the program sees it.',
    fires:
      'A request to `pods/portforward` is answered. Medium when the pod is in a system namespace, or is called like a program that should not be reached past its sign-in (dashboards, databases, registries of models).',
    benign: ['Developers who look at their program. Give their namespaces an exception.'],
    severity: 'low',
    tactics: ['CommandAndControl', 'LateralMovement'],
    techniques: ['T1090', 'T1572'],
    defender: [],
    remediation: [readAuditLog, askOwner, limitAccess],
    preventedBy: ['k8s-rbac-port-forward'],
    level: 'Metadata',
    on: { verbs: ['create', 'get'], resources: ['pods/portforward'] },
    match(event, context) {
      if (isProvider(event)) return null
      const name = plainTarget(event)
      const isMedium = isInSystem(event, context) || isSensitiveName(name)
      return {
        ...(isMedium && { severity: 'medium' as const }),
        message: `a tunnel was opened to ${name || 'a pod'}`,
        evidence: { 'objectRef.subresource': 'portforward', 'objectRef.name': objectName(event) },
      }
    },
  },
  {
    id: 'k8s-pod-service-proxy',
    name: 'API server proxy used to reach a pod or service',
    description:
      'Someone had the API server pass a request on to a pod or service. To the program it comes from the cluster itself, and rules of the network do not apply.',
    fires:
      'A request through `pods/proxy` or `services/proxy` succeeds, by a person or a service account. High when the target is called like a dashboard, database or the like.',
    benign: [
      '`kubectl proxy` in front of a dashboard.',
      'Accounts of monitoring that read `/metrics` are passed over.',
    ],
    severity: 'low',
    tactics: ['LateralMovement'],
    techniques: ['T1090', 'T1021.007'],
    defender: [],
    remediation: [readAuditLog, askOwner, limitAccess],
    preventedBy: ['k8s-rbac-networking', 'k8s-rbac-port-forward'],
    level: 'Metadata',
    on: { verbs: '*', resources: ['pods/proxy', 'services/proxy'] },
    match(event) {
      if (isProvider(event) || (!isPerson(event) && !isServiceAccount(event.user))) return null
      const path = proxiedPath(event)
      if (isWatcher(event) && watchedPath.test(path)) return null
      const name = plainTarget(event)
      return {
        ...(isSensitiveName(name) && { severity: 'high' as const }),
        message: `${name || 'a program'} was reached through the API server at ${path.slice(0, 120)}`,
        evidence: { 'objectRef.name': event.object?.name ?? '', path: path.slice(0, 512) },
      }
    },
  },
  {
    id: 'k8s-node-proxy',
    name: 'API server request proxied to a kubelet (nodes/proxy)',
    description:
      'Someone had the API server pass a request on to a node’s kubelet. Whoever may do that can run commands in every pod of the node, and none of it is in the audit log beyond this request.',
    fires:
      'A request through `nodes/proxy` succeeds. High when its path runs commands, forwards ports or reads the kubelet’s settings (`/exec/`, `/run/`, `/attach/`, `/portForward/`, `/cri/`, `/configz`, `/runningpods`), also when the path is encoded.',
    benign: [
      'Monitoring that reads `/metrics`, `/stats/summary` or `/pods`, passed over by the name of its account. Give it `nodes/metrics` and `nodes/stats` instead.',
    ],
    severity: 'medium',
    tactics: ['PrivilegeEscalation', 'Execution'],
    techniques: ['T1611', 'T1609'],
    defender: [],
    remediation: [
      readAuditLog,
      'Take the right away: `kubectl auth can-i get nodes/proxy --as {user}` says whether {user} still has it.',
      askOwner,
    ],
    preventedBy: ['k8s-rbac-nodes-proxy'],
    level: 'Metadata',
    on: { verbs: '*', resources: ['nodes/proxy', ''] },
    match(event) {
      if (event.object === null && !nodeProxyPath.test(event.uri.slice(0, 4_096))) return null
      if (isProvider(event)) return null
      const path = proxiedPath(event)
      const isMighty = mightyPath.test(path)
      if (!isMighty && event.verb === 'get' && isWatcher(event) && watchedPath.test(path)) return null
      const node = objectName(event) || /^\/api\/v1\/nodes\/([^/:?]+)/.exec(event.uri)?.[1] || 'a node'
      return {
        ...(isMighty && { severity: 'high' as const }),
        message: `the kubelet of ${node} was asked for ${path.slice(0, 120)}`,
        evidence: { requestURI: event.uri.slice(0, 512) },
      }
    },
  },
]
