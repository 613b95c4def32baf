import { objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { isRoutine } from '../../routine'
import { onTampering } from '../../tampering/steps'

export const quotaRemoved: StatelessDetection = {
  id: 'k8s-quota-removed',
  name: 'ResourceQuota or LimitRange removed',
  description:
    'What kept the pods of a namespace from taking the whole cluster is gone: the step before mining, or before wearing ' +
    'the cluster out.',
  fires:
    'A delete or deletecollection of ResourceQuotas or LimitRanges succeeds by someone other than the cluster and declared delivery.',
  benign: ['A quota is replaced by another, or a namespace is taken down by hand.'],
  severity: 'low',
  tactics: ['Impact'],
  techniques: ['T1496', 'T1499'],
  defender: [],
  remediation: [
    'Bring it back from your repository, and see what started since: ' +
      '`kubectl -n {namespace} get pods --sort-by=.metadata.creationTimestamp`.',
    ...onTampering,
  ],
  preventedBy: ['k8s-ns-quota', 'k8s-ns-limitrange', 'k8s-rbac-delete'],
  level: 'Metadata',
  on: { verbs: ['delete', 'deletecollection'], resources: ['resourcequotas', 'limitranges'] },
  match(event, context) {
    if (event.object?.subresource !== '' || isRoutine(event, context)) return null
    const name = objectName(event).slice(0, 253)
    const { resource, namespace } = event.object
    return {
      message: `${resource} ${name || '(all)'} of ${namespace} deleted`,
      evidence: { verb: event.verb, 'objectRef.resource': resource, 'objectRef.name': name },
    }
  },
}
