import { objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { isRoutine } from '../../routine'
import { onTampering } from '../../tampering/steps'
import { isHuman, isServiceAccount } from '../../users'

export const auditSelfTamper: StatelessDetection = {
  id: 'k8s-audit-self-tamper',
  name: 'Audit or API-server configuration touched',
  description:
    'Somebody changed what the API server writes down, or how much of whose requests it takes: the log that all of ' +
    'these alerts are made of.',
  fires:
    'A ConfigMap of `kube-system` whose name has `audit`, `flowcontrol` or `kubeadm-config` in it is written or ' +
    'deleted, or a FlowSchema or PriorityLevelConfiguration by a person or a service account.',
  benign: ['kubeadm upgrades the cluster, or an administrator tunes the limits of the API server.'],
  severity: 'medium',
  tactics: ['DefenseEvasion'],
  techniques: ['T1562.008'],
  defender: [],
  remediation: [
    'Compare the flags and the audit policy of the API server with your own: ' +
      '`kubectl -n kube-system get configmap kubeadm-config -o yaml`, and on its machine ' +
      '`/etc/kubernetes/manifests/kube-apiserver.yaml`.',
    'See that audit events still arrive, on the page of the collector.',
    ...onTampering,
  ],
  preventedBy: ['k8s-cluster-audit-logs'],
  level: 'Metadata',
  on: {
    verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'],
    resources: ['configmaps', 'flowschemas', 'prioritylevelconfigurations'],
  },
  match(event, context) {
    const { object, user, verb } = event
    if (object?.subresource !== '' || isRoutine(event, context)) return null
    const name = objectName(event)
    const isSettings = object.resource === 'configmaps'
    if (isSettings && (object.namespace !== 'kube-system' || !watched.test(name))) return null
    if (!isSettings && !isHuman(user) && !isServiceAccount(user)) return null
    return {
      message: `${object.resource} ${name.slice(0, 253) || '(all)'} ${verb.startsWith('delete') ? 'deleted' : verb === 'create' ? 'made' : 'changed'}`,
      evidence: { verb, 'objectRef.resource': object.resource, 'objectRef.name': name.slice(0, 253) },
    }
  },
}

const watched = /audit|flowcontrol|kubeadm-config/i
