import type { AuditEvent, AuditUser } from '@/lib/model/audit-event'
import { askOwner, limitAccess, readAuditLog } from '../../../catalogue/steps'
import { isClusterWork } from '../../routine'
import type { AuditContext } from '../../context'
import type { StatelessDetection } from '../../detection'
import { isSystemNamespace } from '../../namespaces'
import { isAdmin, serviceAccountOf } from '../../users'

export const impersonatePrivileged: StatelessDetection = {
  id: 'k8s-impersonate-privileged',
  name: 'Privileged identity impersonated',
  description:
    'A caller acted as somebody stronger (`kubectl --as`): an administrator, a component of the cluster, or a member ' +
    'of an administrators’ group. The right to impersonate makes every other right reachable, and only the audit log ' +
    'tells who was behind it.',
  fires:
    'A request is allowed with an impersonated user that is an administrator or begins with `system:` (service ' +
    'accounts only of system namespaces), or an impersonated group `system:masters`, `system:nodes` or ' +
    '`kubeadm:cluster-admins`.',
  benign: [
    'An administrator checks what somebody else may do: `kubectl auth can-i --as`, told of with severity Low.',
    'A break-glass procedure that goes through `kubectl --as-group=system:masters`.',
    'A proxy for sign-in whose account was not declared in the settings.',
  ],
  severity: 'high',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1134', 'T1078.001'],
  defender: [],
  remediation: [
    'Read what {user} did under the other name: all events of the audit log with this user and an `impersonatedUser`.',
    "See who may impersonate: `kubectl get clusterroles -o json | jq -r '.items[] | select(.rules[]?.verbs[]? | " +
      'startswith("impersonate")) | .metadata.name\'`.',
    readAuditLog,
    askOwner,
    limitAccess,
  ],
  preventedBy: ['k8s-rbac-impersonate'],
  level: 'Metadata',
  on: { verbs: '*', resources: ['*', ''] },
  match(event, context) {
    const { impersonated, user } = event
    if (!impersonated || isClusterWork(event)) return null
    const because = whyPrivileged(impersonated, context)
    if (!because || isProxy(user, impersonated)) return null
    return {
      ...(asksOnly(event) && { severity: 'low' as const }),
      message: `${user.name.slice(0, 120)} acted as ${because.slice(0, 200)}`,
      evidence: {
        'user.username': user.name.slice(0, 200),
        'impersonatedUser.username': impersonated.name.slice(0, 200),
        'impersonatedUser.groups': impersonated.groups.slice(0, 10).map((group) => group.slice(0, 120)),
      },
    }
  },
}

const groups = ['system:masters', 'system:nodes', 'kubeadm:cluster-admins']

function whyPrivileged(as: AuditUser, context: AuditContext): string | null {
  const group = as.groups.find((one) => groups.includes(one))
  if (group && group !== 'system:nodes') return `a member of ${group}`
  if (isAdmin(as)) return as.name
  const account = serviceAccountOf(as)
  if (account) return isSystemNamespace(account.namespace, context) ? as.name : null
  if (as.name.startsWith('system:') && as.name !== 'system:anonymous') return as.name
  return group ? `a member of ${group}` : null
}

/** Accounts of Rancher and of the cluster's own namespace that hand requests on, as long as it is not to masters. */
function isProxy(user: AuditUser, as: AuditUser): boolean {
  const account = serviceAccountOf(user)
  if (!account || as.groups.some((group) => groups.includes(group))) return false
  return account.namespace === 'cattle-impersonation-system' || account.namespace === 'kube-system'
}

/** Questions about one's rights change nothing and show nothing else. */
const asksOnly = ({ object }: AuditEvent) =>
  object !== null &&
  ['selfsubjectaccessreviews', 'selfsubjectrulesreviews', 'selfsubjectreviews'].includes(object.resource)
