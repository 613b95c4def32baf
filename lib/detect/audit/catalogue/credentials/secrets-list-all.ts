import { isRoutine } from '../../routine'
import type { StatelessDetection } from '../../detection'
import { isSystemNamespace } from '../../namespaces'
import { readsSecretsByDesign } from '../../secret-readers'
import { onSecretRead } from '../../credential-steps'

export const secretsListAll: StatelessDetection = {
  id: 'k8s-secrets-list-all',
  name: 'Secrets listed cluster-wide',
  description:
    'All secrets of the cluster, or of a system namespace, were listed in one request. A list holds the values: tokens, ' +
    'keys and passwords of every application left the cluster at once.',
  fires:
    'A list or watch of secrets without a namespace succeeds (high), or one of all secrets in a system namespace ' +
    '(medium), by someone other than the cluster and programs known to do so.',
  benign: [
    '`kubectl get secrets -A` by an administrator, or a desktop program that shows everything.',
    'An operator that watches secrets everywhere and is not known to us: add it to the delivery accounts or except it.',
  ],
  severity: 'high',
  tactics: ['CredentialAccess'],
  techniques: ['T1552.007'],
  defender: ['K8S_AnomalousSecretAccess'],
  remediation: onSecretRead,
  preventedBy: ['k8s-rbac-secrets-read', 'k8s-secret-external-store'],
  level: 'Metadata',
  on: { verbs: ['list', 'watch'], resources: ['secrets'] },
  match(event, context) {
    const { object, user } = event
    if (!object || isRoutine(event, context) || readsSecretsByDesign(user)) return null
    const everywhere = object.namespace === ''
    // A selector on the name makes a list of one: how kubelets read.
    if (!everywhere && (object.name !== '' || !isSystemNamespace(object.namespace, context))) return null
    return {
      ...(!everywhere && { severity: 'medium' as const }),
      message: `the secrets of ${everywhere ? 'all namespaces' : object.namespace} were read`,
      evidence: {
        verb: event.verb,
        'objectRef.resource': 'secrets',
        'objectRef.namespace': object.namespace || 'all',
        ...(object.name && { 'objectRef.name': object.name.slice(0, 253) }),
      },
    }
  },
}
