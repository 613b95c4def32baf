import { askOwner, limitAccess, readAuditLog } from '../../../catalogue/steps'
import { isRoutine } from '../../routine'
import { objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { isSystemNamespace } from '../../namespaces'

export const saCreatedInSystemNamespace: StatelessDetection = {
  id: 'k8s-sa-created-in-system-namespace',
  name: 'Service account created in a system namespace',
  description:
    'A new account was made among those of the cluster’s own components, where nobody counts them. It keeps a way ' +
    'into the cluster open after the password or the laptop it came from is gone.',
  fires: 'A service account is created in a system namespace by someone other than the cluster or declared delivery.',
  benign: ['An add-on is installed by hand into `kube-system`: metrics-server, a CSI driver, an ingress controller.'],
  severity: 'medium',
  tactics: ['Persistence'],
  techniques: ['T1136', 'T1036.005'],
  defender: [],
  remediation: [
    'See what it may do: `kubectl auth can-i --list --as system:serviceaccount:{namespace}:{name}`.',
    'If nobody asked for it: `kubectl -n {namespace} delete serviceaccount {name}`, which also ends its tokens.',
    readAuditLog,
    askOwner,
    limitAccess,
  ],
  preventedBy: ['k8s-ns-system-workload', 'k8s-rbac-write'],
  level: 'Metadata',
  on: { verbs: ['create'], resources: ['serviceaccounts'] },
  match(event, context) {
    const namespace = event.object?.namespace ?? ''
    if (!isSystemNamespace(namespace, context) || isRoutine(event, context)) return null
    const name = objectName(event).slice(0, 200)
    return {
      message: `service account ${name || '(name not logged)'} was created in ${namespace}`,
      evidence: { 'objectRef.namespace': namespace, 'objectRef.name': name },
    }
  },
}
