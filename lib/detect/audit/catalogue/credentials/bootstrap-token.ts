import { isRoutine } from '../../routine'
import { objectName } from '../../change'
import { onCredential } from '../../credential-steps'
import type { StatelessDetection } from '../../detection'
import { isAdmin } from '../../users'

export const bootstrapToken: StatelessDetection = {
  id: 'k8s-bootstrap-token',
  name: 'Bootstrap token created',
  description:
    'A token was made with which a machine joins the cluster as a node. A node sees the secrets of the pods it is given ' +
    'and can ask for any.',
  fires:
    'A secret named `bootstrap-token-…` is created in `kube-system`; low when an administrator does so by kubeadm.',
  benign: ['`kubeadm token create` before a node is added.', 'Cluster API makes a token for each new machine.'],
  severity: 'medium',
  tactics: ['Persistence'],
  techniques: ['T1098'],
  defender: [],
  remediation: [
    'See how long it lives and what for: `kubeadm token list`; delete it if nobody is adding a node: ' +
      '`kubectl -n kube-system delete secret {name}`.',
    'See which nodes joined since: `kubectl get nodes --sort-by=.metadata.creationTimestamp`.',
    ...onCredential,
  ],
  preventedBy: ['k8s-rbac-write'],
  level: 'Metadata',
  on: { verbs: ['create'], resources: ['secrets'] },
  match(event, context) {
    const name = objectName(event).slice(0, 253)
    if (event.object?.namespace !== 'kube-system' || !name.startsWith('bootstrap-token-')) return null
    if (isRoutine(event, context) || event.user.name.startsWith(clusterApi)) return null
    const isKubeadm = isAdmin(event.user) && event.userAgent.startsWith('kubeadm/')
    return {
      ...(isKubeadm && { severity: 'low' as const }),
      message: `${name} was made`,
      evidence: {
        'objectRef.namespace': 'kube-system',
        'objectRef.name': name,
        userAgent: event.userAgent.slice(0, 200),
      },
    }
  },
}

const clusterApi = 'system:serviceaccount:capi-kubeadm-bootstrap-system:'
