import type { AuditUser } from '@/lib/model/audit-event'
import { isRoutine } from '../../routine'
import { changeOf } from '../../change'
import { onCredential } from '../../credential-steps'
import type { StatelessDetection } from '../../detection'
import { matchesAny } from '@/lib/model/glob'
import { isSystemNamespace } from '../../namespaces'
import { at } from '../../read'
import { isNode } from '../../users'

export const tokenRequest: StatelessDetection = {
  id: 'k8s-token-request',
  name: 'Service-account token minted through TokenRequest',
  description:
    'Somebody had the API server make a token of a service account (`kubectl create token`). Whoever holds it is that ' +
    'account until it expires, from anywhere, and no password change ends it.',
  fires:
    'A create on `serviceaccounts/token` succeeds by someone other than a kubelet, the cluster and programs known to ' +
    'do so: high for accounts of system namespaces and for tokens of more than a day.',
  benign: [
    'A developer signs in to a dashboard with `kubectl create token`.',
    'A CI system fetches short-lived tokens.',
  ],
  severity: 'medium',
  tactics: ['Persistence'],
  techniques: ['T1528', 'T1550.001', 'T1098'],
  defender: [],
  remediation: [
    'See what the account may do: `kubectl auth can-i --list --as system:serviceaccount:{namespace}:{name}`.',
    'End all its tokens by making it anew: `kubectl -n {namespace} get serviceaccount {name} -o yaml` into a file, ' +
      'delete it, apply the file, and restart its pods.',
    ...onCredential,
  ],
  preventedBy: ['k8s-rbac-token-create', 'k8s-sa-token-lifetime'],
  level: 'Metadata',
  on: { verbs: ['create'], resources: ['serviceaccounts/token'] },
  match(event, context) {
    const { user, object } = event
    if (!object || isRoutine(event, context) || isKubelet(event.user) || matchesAny(minters, user.name)) return null
    const asked = at(changeOf(event)?.set ?? null, 'spec', 'expirationSeconds')
    const seconds = typeof asked === 'number' ? asked : 0
    const isSystem = isSystemNamespace(object.namespace, context)
    const words = seconds > day ? ` for ${Math.round(seconds / day)} days` : ''
    return {
      ...((isSystem || seconds > day) && { severity: 'high' as const }),
      message: `a token of ${object.namespace}/${object.name.slice(0, 253)} was made${words}`,
      evidence: {
        'objectRef.namespace': object.namespace,
        'objectRef.name': object.name.slice(0, 253),
        ...(seconds > 0 && { 'requestObject.spec.expirationSeconds': seconds }),
      },
      entities: [
        {
          kind: 'service-account',
          name: `${object.namespace}/${object.name}`.slice(0, 320),
          detail: { role: 'subject' },
        },
      ],
    }
  },
}

const day = 86_400

/** Kubelets fetch the tokens of their pods; the node authorizer keeps them from others. GKE logs no groups at all. */
const isKubelet = (user: AuditUser) =>
  isNode(user) && (user.groups.length === 0 || user.groups.includes('system:nodes'))

/** Programs that hand out tokens for others, by namespace and name of their account. */
const minters = [
  'vault:vault*',
  'argocd:argocd-server',
  'argocd:argocd-application-controller',
  'monitoring:prometheus-operator',
  'monitoring:*-operator',
  'external-secrets:external-secrets*',
  'cert-manager:cert-manager',
].map((account) => `system:serviceaccount:${account}`)
