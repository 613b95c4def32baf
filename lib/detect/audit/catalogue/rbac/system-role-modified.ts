import type { AuditEvent } from '@/lib/model/audit-event'
import { isClusterWork } from '../../routine'
import { objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { isNarrowed } from '../../narrowed'
import { bindingResources, isClusterWide, isRbac, roleResources } from '../../rbac/rbac-object'
import { onRole } from '../../rbac/steps'

export const systemRoleModified: StatelessDetection = {
  id: 'k8s-system-role-modified',
  name: 'Built-in role or binding modified or deleted',
  description:
    'A role or binding that Kubernetes itself came with was changed or deleted. Every cluster has them under the same ' +
    'names and hardly anyone reads them again, which makes them a good place for rights that should not be noticed.',
  fires:
    'A role or binding whose name begins with `system:`, one of the ClusterRoles `cluster-admin`, `admin`, `edit` and ' +
    '`view`, or the ClusterRoleBinding `cluster-admin` is updated, patched or deleted by someone other than the ' +
    'cluster; or all of them are deleted in one request.',
  benign: [
    'An upgrade by kubeadm or a cloud’s add-on manager changes `system:coredns` and the like.',
    'An administrator takes a right away from `edit` on purpose.',
  ],
  severity: 'high',
  tactics: ['Persistence'],
  techniques: ['T1098.006'],
  defender: [],
  remediation: [
    ...onRole,
    'Restart the API server to have its default roles restored (unless `rbac.authorization.kubernetes.io/autoupdate` ' +
      'was set to false), and compare the rest with a new cluster.',
  ],
  preventedBy: ['k8s-rbac-write', 'k8s-rbac-escalate-bind'],
  level: 'Metadata',
  on: { verbs: ['update', 'patch', 'delete', 'deletecollection'], resources: [...roleResources, ...bindingResources] },
  match(event) {
    if (!isRbac(event) || isClusterWork(event)) return null
    const name = objectName(event)
    if (event.verb === 'deletecollection' ? !takesAll(event, name) : !isBuiltIn(event, name)) return null
    const verb = { update: 'changed', patch: 'changed' }[event.verb] ?? 'deleted'
    return {
      ...(renewed.has(name) && verb === 'changed' && { severity: 'low' as const }),
      message: name ? `${name.slice(0, 200)} was ${verb}` : `all ${event.object?.resource ?? ''} were deleted at once`,
      evidence: {
        verb: event.verb,
        'objectRef.resource': event.object?.resource ?? '',
        'objectRef.name': name.slice(0, 200),
      },
    }
  },
}

const roles = new Set(['cluster-admin', 'admin', 'edit', 'view'])
/** Roles of add-ons that their own installers write again on an upgrade. */
const renewed = new Set(['system:coredns', 'system:managed-certificate-controller'])

function isBuiltIn(event: AuditEvent, name: string): boolean {
  if (name.startsWith('system:')) return true
  // In a namespace these names are free; OpenShift calls the binding of a project's administrators `admin`.
  if (!isClusterWide(event)) return false
  return event.object?.resource === 'clusterroles' ? roles.has(name) : name === 'cluster-admin'
}

/** A deletion of the whole collection takes built-in ones with it, unless it was narrowed to some. */
function takesAll(event: AuditEvent, name: string): boolean {
  if (name !== '') return isBuiltIn(event, name)
  return isClusterWide(event) && !isNarrowed(event)
}
