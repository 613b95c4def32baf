import { accessesOf } from '@/lib/model/access-rule'
import { isSystemNamespace } from '../../namespaces'
import { roleDetection } from '../../rbac/role-detection'
import { granting, grantInWords, ruleEvidence } from '../../rbac/role-rules'
import { onRole } from '../../rbac/steps'

const reading = accessesOf(['get', 'list', 'watch'], { '': ['secrets'] })

export const secretsRole = roleDetection({
  id: 'k8s-secrets-role',
  name: 'Role granting broad secret access created',
  description:
    'A role was written that reads every secret of the cluster or of a system namespace. Among them are the tokens of ' +
    'stronger accounts, certificates and the passwords of applications. `list` alone shows the values too.',
  fires:
    'A ClusterRole, or a Role in a system namespace, is written with get, list or watch on secrets and without ' +
    '`resourceNames`.',
  benign: ['cert-manager, External Secrets, an ingress controller or a backup tool is installed or updated.'],
  severity: 'medium',
  tactics: ['CredentialAccess'],
  techniques: ['T1552.007', 'T1098.006'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: onRole,
  preventedBy: ['k8s-rbac-secrets-read', 'k8s-rbac-escalate-bind'],
  find(role, event, context) {
    if (!role.clusterWide && !isSystemNamespace(event.object?.namespace ?? '', context)) return null
    const grant = granting(role.rules, reading)
    return grant && { message: `the role allows ${grantInWords(grant)}`, evidence: ruleEvidence(grant.rule) }
  },
})
