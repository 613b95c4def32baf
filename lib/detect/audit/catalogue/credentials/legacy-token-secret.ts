import { isRoutine } from '../../routine'
import { changeOf, objectName } from '../../change'
import { onCredential } from '../../credential-steps'
import type { StatelessDetection } from '../../detection'
import { textAt } from '../../read'

export const legacyTokenSecret: StatelessDetection = {
  id: 'k8s-legacy-token-secret',
  name: 'Long-lived service-account token secret created',
  description:
    'A secret was made that Kubernetes fills with a token of a service account. That token never expires and is bound ' +
    'to no pod: a key to the cluster that works until somebody finds the secret and deletes it.',
  fires:
    'A secret of type `kubernetes.io/service-account-token` is created. Only where the audit policy writes the bodies of ' +
    'secrets, which it should not: elsewhere the inventory finds such secrets.',
  benign: ['An outside system (an old CI server, a cluster manager) that cannot renew tokens.'],
  severity: 'medium',
  tactics: ['Persistence'],
  techniques: ['T1098', 'T1528'],
  defender: [],
  remediation: [
    "See whose token it is: `kubectl -n {namespace} get secret {name} -o jsonpath='{.metadata.annotations}'`.",
    'Delete it, which ends the token: `kubectl -n {namespace} delete secret {name}`; use `kubectl create token` with a ' +
      'short lifetime instead.',
    ...onCredential,
  ],
  preventedBy: ['k8s-sa-long-lived-token'],
  level: 'Request',
  on: { verbs: ['create'], resources: ['secrets'] },
  match(event, context) {
    const set = changeOf(event)?.set ?? null
    if (textAt(set, 'type') !== 'kubernetes.io/service-account-token' || isRoutine(event, context)) return null
    const account = textAt(set, 'metadata', 'annotations', 'kubernetes.io/service-account.name').slice(0, 253)
    const namespace = event.object?.namespace ?? ''
    return {
      message: `a token of ${account ? `${namespace}/${account}` : 'a service account'} that never expires was made`,
      evidence: {
        'requestObject.type': 'kubernetes.io/service-account-token',
        'objectRef.name': objectName(event).slice(0, 253),
        ...(account && { 'kubernetes.io/service-account.name': account }),
      },
      ...(account && {
        entities: [{ kind: 'service-account' as const, name: `${namespace}/${account}`, detail: { role: 'subject' } }],
      }),
    }
  },
}
