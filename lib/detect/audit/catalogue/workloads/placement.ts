import type { Json } from '@/lib/model/json'
import { changeOf } from '../../change'
import { isCore } from '../../core'
import type { StatelessDetection } from '../../detection'
import { isSystemNamespace } from '../../namespaces'
import { isWorkload } from '../../pod'
import { at, listAt, mapAt, recordAt, textAt, type JsonRecord } from '../../read'
import { isDelivery, isHuman, isPlatform } from '../../users'
import { askOwner, limitAccess, readAuditLog, readObject, removeObject } from '../steps'
import { isNodeDebugger } from './node-shell'
import { isExpected, onPod, type Fault } from './on-pod'

const steps = [readObject, askOwner, readAuditLog, removeObject, limitAccess]
const controlPlane = new Set(['node-role.kubernetes.io/control-plane', 'node-role.kubernetes.io/master'])
const systemPriorities = new Set(['system-node-critical', 'system-cluster-critical'])

const toleratesControlPlane = (spec: JsonRecord): boolean =>
  listAt(spec, 'tolerations').some((one) => controlPlane.has(textAt(one, 'key')) || toleratesAll(one))
const toleratesAll = (toleration: Json): boolean =>
  textAt(toleration, 'operator') === 'Exists' && textAt(toleration, 'key') === ''

/** Whether the pod asks for nodes of the control plane: by selector, or by required or preferred affinity. */
function wantsControlPlane(spec: JsonRecord): boolean {
  if (Object.keys(recordAt(spec, 'nodeSelector') ?? {}).some((key) => controlPlane.has(key))) return true
  const affinity = recordAt(spec, 'affinity', 'nodeAffinity')
  const required = listAt(affinity, 'requiredDuringSchedulingIgnoredDuringExecution', 'nodeSelectorTerms')
  const preferred = listAt(affinity, 'preferredDuringSchedulingIgnoredDuringExecution')
  const terms = [...required, ...preferred.map((item) => at(item, 'preference') ?? null)]
  return terms.some((term) =>
    listAt(term, 'matchExpressions').some(
      (one) => controlPlane.has(textAt(one, 'key')) && ['Exists', 'In'].includes(textAt(one, 'operator')),
    ),
  )
}

/** Where workloads run, how often and with what claim. */
export const placement: readonly StatelessDetection[] = [
  onPod({
    id: 'k8s-controlplane-scheduling',
    name: 'Workload forced onto control-plane nodes',
    description:
      'A workload chooses its node past the scheduler, or asks for a node of the control plane. There lie the keys of the whole cluster, and a pod with a few rights too many reaches them.',
    fires:
      'A workload is created outside system namespaces that sets `nodeName`, or that tolerates the control plane’s taint and selects its nodes. A DaemonSet that tolerates every taint, as agents do, is informational.',
    benign: ['Monitoring of the control plane.', 'Clusters of one node.'],
    severity: 'medium',
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1611', 'T1610'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-rbac-create-workloads'],
    createOnly: true,
    faults({ pod, event, namespace, context }) {
      if (isPlatform(event.user) || isSystemNamespace(namespace, context) || isNodeDebugger(event)) return []
      const node = textAt(pod.spec, 'nodeName')
      if (node) return [{ words: `it is pinned to node ${node}`, path: `${pod.path}.nodeName`, value: node }]
      if (!toleratesControlPlane(pod.spec)) return []
      const fault: Fault = {
        words: 'it asks for nodes of the control plane',
        path: `${pod.path}.tolerations`,
        value: at(pod.spec, 'tolerations') ?? null,
      }
      if (wantsControlPlane(pod.spec)) return [fault]
      const isAgent = event.object?.resource === 'daemonsets' && listAt(pod.spec, 'tolerations').some(toleratesAll)
      return isAgent
        ? [{ ...fault, words: 'it runs on every node, the control plane’s too', severity: 'informational' }]
        : []
    },
  }),
  {
    id: 'k8s-daemonset-created',
    name: 'DaemonSet created outside system namespaces',
    description:
      'A DaemonSet runs a pod on every node, also on those that come later. It is the simplest way to stay in a cluster, and to be everywhere in it at once.',
    fires: 'A DaemonSet is created in a namespace that is not the platform’s.',
    benign: [
      'Installing monitoring, logging or security agents.',
      'GitOps tools: name their accounts in the settings.',
    ],
    severity: 'low',
    tactics: ['Persistence'],
    techniques: ['T1543.005', 'T1610'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-rbac-create-workloads'],
    level: 'Metadata',
    on: { verbs: ['create'], resources: ['daemonsets'] },
    match(event, context) {
      const { object, user } = event
      if (!isWorkload(object) || isSystemNamespace(object.namespace, context)) return null
      if (isExpected(event, context) || isPlatform(user) || isDelivery(user, context)) return null
      if (Object.hasOwn(mapAt(changeOf(event)?.set, 'metadata', 'labels'), 'olm.owner')) return null
      return {
        message: 'a workload runs on every node',
        evidence: { 'objectRef.resource': 'daemonsets', 'objectRef.namespace': object.namespace },
      }
    },
  },
  {
    id: 'k8s-cronjob-created',
    name: 'CronJob created or modified',
    description:
      'A CronJob starts its pods again and again, long after whoever made it has left. Changed quietly, a known one does a stranger’s work.',
    fires: 'A CronJob is created or changed, or a person creates a Job that no CronJob owns.',
    benign: ['Deploying scheduled work by hand.', 'GitOps tools: name their accounts in the settings.'],
    severity: 'low',
    tactics: ['Persistence'],
    techniques: ['T1053.007'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-rbac-create-workloads'],
    level: 'Metadata',
    on: { verbs: ['create', 'update', 'patch'], resources: ['cronjobs', 'jobs'] },
    match(event, context) {
      const { object, user, verb } = event
      if (!isWorkload(object) || isCore(event) || isExpected(event, context) || isDelivery(user, context)) return null
      if (object.resource === 'jobs') {
        const owners = listAt(changeOf(event)?.set, 'metadata', 'ownerReferences')
        if (verb !== 'create' || !isHuman(user) || owners.some((one) => textAt(one, 'kind') === 'CronJob')) return null
      }
      const schedule = textAt(changeOf(event)?.after, 'spec', 'schedule')
      return {
        message:
          object.resource === 'jobs'
            ? 'a person started a Job'
            : `a CronJob was ${verb === 'create' ? 'created' : 'changed'}`,
        evidence: {
          'objectRef.resource': object.resource,
          ...(schedule && { 'requestObject.spec.schedule': schedule }),
        },
      }
    },
  },
  onPod({
    id: 'k8s-critical-priority-misuse',
    name: 'System priority class used outside system namespaces',
    description:
      'A workload claims the priority of the cluster’s own parts. When room is short it pushes others out, and it is never pushed out itself.',
    fires:
      'A create or change of a workload outside system namespaces sets `priorityClassName` to `system-node-critical` or `system-cluster-critical`.',
    benign: ['Agents that must run on every node. Give them a priority class of your own below the system’s.'],
    severity: 'low',
    tactics: ['Impact'],
    techniques: ['T1496', 'T1499'],
    defender: [],
    remediation: steps,
    preventedBy: ['k8s-ns-quota', 'k8s-res-priority-class'],
    faults({ pod, event, namespace, context }) {
      const priority = textAt(pod.spec, 'priorityClassName')
      if (!systemPriorities.has(priority) || isSystemNamespace(namespace, context) || isPlatform(event.user)) return []
      return [{ words: `it claims the priority ${priority}`, path: `${pod.path}.priorityClassName`, value: priority }]
    },
  }),
]
