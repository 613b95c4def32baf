import type { AuditEvent } from '@/lib/model/audit-event'
import { controllerOfPodName } from '@/lib/model/pod-controller'
import { objectName } from '../../change'
import type { AuditContext } from '../../context'
import { isSystemNamespace } from '../../namespaces'
import { isHuman, isPlatform } from '../../users'
import { askOwner, limitAccess, lookAtPod, readAuditLog, rotateToken } from '../steps'

export const execSteps = [readAuditLog, askOwner, lookAtPod, limitAccess]
export const theftSteps = [readAuditLog, rotateToken, lookAtPod, askOwner, limitAccess]
export const execPrevented = ['k8s-rbac-pod-exec']

/** Requests to run a command in a pod: `create` over SPDY, `get` over WebSocket, as kubectl asks since 1.31. */
export const onExec = { verbs: ['create', 'get'], resources: ['pods/exec'] } as const
export const onAttach = { verbs: ['create', 'get'], resources: ['pods/attach'] } as const

/** True for the provider's own identities, which connect to pods to run the cluster. */
export const isProvider = (event: AuditEvent): boolean => isPlatform(event.user)

/** True for people. */
export const isPerson = (event: AuditEvent): boolean => isHuman(event.user)

export const isInSystem = (event: AuditEvent, context: AuditContext): boolean =>
  isSystemNamespace(event.object?.namespace ?? '', context)

/** What a pod or service is called without what controllers and the proxy's way of naming add. */
export function plainTarget(event: AuditEvent): string {
  const name = objectName(event)
  return event.object?.resource === 'pods' ? (controllerOfPodName(name)?.name ?? name) : name
}

/** Programs whose page or port gives whoever reaches it the run of data, models or the cluster, by usual names. */
const sensitiveName =
  /(?:^|-)(?:kubernetes-dashboard|argocd-server|argo-server|argo-workflows|centraldashboard|jenkins|nifi|weave-scope|prometheus|grafana|alertmanager|kibana|jupyter(?:hub)?|mlflow|ray-(?:head|dashboard)|ollama|vllm|kserve|triton|seldon|bentoml|minio|postgres(?:ql)?|rabbitmq|kiali|longhorn-(?:ui|frontend)|rancher)(?:-|$)/

/** Whether the name of a pod or service is that of such a program. */
export const isSensitiveName = (name: string): boolean => sensitiveName.test(name.slice(0, 253))
