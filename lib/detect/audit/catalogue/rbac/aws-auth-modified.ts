import { askOwner, readAuditLog } from '../../../catalogue/steps'
import { changeOf, objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { isRoutine } from '../../routine'
import { mapAt } from '../../read'

export const awsAuthModified: StatelessDetection = {
  id: 'k8s-aws-auth-modified',
  name: 'EKS aws-auth mapping changed',
  description:
    'The ConfigMap `aws-auth` says which roles and users of AWS sign in to the cluster, and as members of which ' +
    'groups. One line there makes any AWS identity an administrator; a mistake locks everybody out.',
  fires: 'The ConfigMap `aws-auth` in `kube-system` is created, updated, patched or deleted by someone other than EKS.',
  benign: ['eksctl, Terraform or an administrator adds a node group or a team’s role.'],
  severity: 'high',
  tactics: ['Persistence'],
  techniques: ['T1098.006', 'T1556'],
  defender: [],
  remediation: [
    'Compare it with the copy in your repository: `kubectl -n kube-system get configmap aws-auth -o yaml`; take out ' +
      'what nobody knows, above all entries with `system:masters`.',
    'Move to access entries, which IAM governs and CloudTrail records: `aws eks list-access-entries --cluster-name NAME`.',
    readAuditLog,
    askOwner,
  ],
  preventedBy: ['k8s-rbac-write', 'k8s-rbac-masters-group'],
  level: 'Metadata',
  on: { verbs: ['create', 'update', 'patch', 'delete'], resources: ['configmaps'] },
  match(event, context) {
    if (event.object?.namespace !== 'kube-system' || objectName(event) !== 'aws-auth') return null
    if (isRoutine(event, context)) return null
    const change = changeOf(event)
    const texts = Object.values(mapAt(change?.set ?? null, 'data'))
    const isKnown = texts.length > 0
    const grantsMasters = texts.some((text) => text.includes('system:masters'))
    return {
      ...(isKnown && !grantsMasters && { severity: 'medium' as const }),
      message: grantsMasters ? 'aws-auth maps an AWS identity to system:masters' : `aws-auth: ${event.verb}`,
      evidence: {
        verb: event.verb,
        'objectRef.name': 'aws-auth',
        ...(isKnown && { 'names system:masters': grantsMasters }),
      },
    }
  },
}
