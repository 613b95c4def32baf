import { isDelivery, isHuman } from '../../users'
import { objectName } from '../../change'
import { onCredential } from '../../credential-steps'
import type { StatelessDetection } from '../../detection'
import { isSystemNamespace } from '../../namespaces'

export const secretModified: StatelessDetection = {
  id: 'k8s-secret-modified',
  name: 'Sensitive secret modified or deleted by a user',
  description:
    'A person changed or deleted a secret. Applications that use it stop, or trust a key or password that somebody ' +
    'else chose.',
  fires:
    'A secret is updated, patched or deleted by a person: low, and medium in a system namespace. Helm’s own records of ' +
    'releases are informational.',
  benign: ['A certificate or a password is renewed by hand.', 'An application is removed.'],
  severity: 'low',
  tactics: ['Impact'],
  techniques: ['T1485', 'T1565.001'],
  defender: [],
  remediation: [
    'See which workloads use it: `kubectl -n {namespace} get pods -o yaml | grep {name}`, and bring back the value from ' +
      'your backup or store.',
    ...onCredential,
  ],
  preventedBy: ['k8s-secret-external-store', 'k8s-rbac-write', 'k8s-rbac-delete'],
  level: 'Metadata',
  on: { verbs: ['update', 'patch', 'delete', 'deletecollection'], resources: ['secrets'] },
  match(event, context) {
    if (!isHuman(event.user) || isDelivery(event.user, context)) return null
    const namespace = event.object?.namespace ?? ''
    const name = objectName(event).slice(0, 253)
    const severity = isSystemNamespace(namespace, context)
      ? 'medium'
      : name.startsWith('sh.helm.release.')
        ? 'informational'
        : 'low'
    const verb = event.verb.startsWith('delete') ? 'deleted' : 'changed'
    return {
      severity,
      message: name
        ? `secret ${name} of ${namespace} was ${verb}`
        : `secrets of ${namespace || 'all namespaces'} were deleted at once`,
      evidence: { verb: event.verb, 'objectRef.namespace': namespace, 'objectRef.name': name },
    }
  },
}
