import type { AuditEvent } from '@/lib/model/audit-event'
import { changeOf, objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { podOf } from '../../pod'
import { at, recordAt } from '../../read'
import { isRoutine } from '../../routine'
import { isNode, serviceAccountOf } from '../../users'
import { securityAgent } from '../../tampering/security-agents'
import { onTampering } from '../../tampering/steps'
import { touches } from '../../touched'

const controllers = ['daemonsets', 'deployments', 'statefulsets']

export const securityAgentTamper: StatelessDetection = {
  id: 'k8s-security-agent-tamper',
  name: 'Security or monitoring agent removed or patched',
  description:
    'A program that watches the cluster (a sensor, a scanner, a policy engine) was deleted, scaled to nothing or ' +
    'changed. What comes next is not seen by it any more.',
  fires:
    'A DaemonSet, Deployment, StatefulSet or namespace whose name, namespace or image is that of Falco, Defender, ' +
    'Sysdig, Tetragon, Kyverno, Gatekeeper, Trivy and the like is deleted or scaled to 0, or its pods are kept from ' +
    'nodes (high); changed otherwise, its rules in a ConfigMap changed, or its pods deleted (medium).',
  benign: ['The agent is updated or moved by hand.', 'A pod of it that hangs is restarted.'],
  severity: 'high',
  tactics: ['DefenseEvasion'],
  techniques: ['T1562.001'],
  defender: [],
  remediation: [
    'See whether it runs on every node: `kubectl -n {namespace} get daemonsets,deployments,pods -o wide`; install it ' +
      'anew from your repository if it is gone.',
    'Treat what happened on its nodes since as unwatched: look at pods, images and sign-ins of that time.',
    ...onTampering,
  ],
  preventedBy: ['k8s-rbac-delete', 'k8s-rbac-write', 'k8s-cluster-policy-engine'],
  level: 'Metadata',
  on: {
    verbs: ['delete', 'deletecollection', 'patch', 'update'],
    resources: [...controllers, ...controllers.map((one) => `${one}/scale`), 'pods', 'namespaces', 'configmaps'],
  },
  match(event, context) {
    const { object, verb } = event
    if (!object || isRoutine(event, context)) return null
    const isDeleted = verb.startsWith('delete')
    if (!isDeleted && ['pods', 'namespaces'].includes(object.resource)) return null
    if (!isDeleted && !touches(event, '/spec', '/data', '/binaryData')) return null
    // A kubelet clears away what has ended on its node, and may do no more.
    if (object.resource === 'pods' && isNode(event.user)) return null
    const name = objectName(event)
    const images = podOf(event)?.after.containers.map(({ image }) => image) ?? []
    const agent = securityAgent(name, object.resource === 'namespaces' ? '' : object.namespace, ...images)
    if (!agent || isOwn(event)) return null
    const off = isDeleted ? null : switchedOff(event)
    const isGone = isDeleted && !['pods', 'configmaps'].includes(object.resource)
    const isCollection = verb === 'deletecollection'
    return {
      ...(!isGone && !isCollection && !off && { severity: 'medium' as const }),
      message: `${agent}: ${object.resource} ${name.slice(0, 253) || `of ${object.namespace}`} ${off?.words ?? (isDeleted ? 'deleted' : 'changed')}`,
      evidence: {
        verb,
        'objectRef.resource': [object.resource, object.subresource].filter(Boolean).join('/'),
        'objectRef.name': name.slice(0, 253),
        ...(off && { [off.path]: off.value }),
      },
    }
  },
}

/** An operator that keeps the programs of its own namespace. */
const isOwn = ({ user, object }: AuditEvent) => {
  const account = serviceAccountOf(user)
  return (
    account !== null &&
    account.namespace === object?.namespace &&
    securityAgent(account.name, account.namespace) !== null
  )
}

/** By what a change leaves no pod running; null where it does not. */
function switchedOff(event: AuditEvent): { path: string; value: number | string; words: string } | null {
  const change = changeOf(event)
  if (!change) return null
  if (at(change.set, 'spec', 'replicas') === 0) return { path: 'spec.replicas', value: 0, words: 'scaled to 0' }
  if (event.verb !== 'patch' || !touches(event, '/spec/template/spec/nodeSelector')) return null
  const selector = recordAt(change.set, 'spec', 'template', 'spec', 'nodeSelector')
  const keys = Object.keys(selector ?? {})
  if (keys.length === 0) return null
  return { path: 'spec.template.spec.nodeSelector', value: keys.join(', ').slice(0, 200), words: 'kept from nodes' }
}
