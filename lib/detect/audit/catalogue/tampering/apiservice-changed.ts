import type { AuditEvent } from '@/lib/model/audit-event'
import { changeOf, objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { at, recordAt, textAt } from '../../read'
import { isRoutine } from '../../routine'
import { onTampering } from '../../tampering/steps'
import { touches } from '../../touched'

export const apiserviceChanged: StatelessDetection = {
  id: 'k8s-apiservice-changed',
  name: 'Aggregated API or CRD conversion webhook registered',
  description:
    'A part of the Kubernetes API was handed to another server, or a webhook was put between stored objects and those ' +
    'who read them. Whoever runs it sees the callers’ requests and can answer them as they like.',
  fires:
    'An APIService with `spec.service` is written, or a CustomResourceDefinition whose conversion is by webhook, by ' +
    'someone other than the cluster and declared delivery.',
  benign: ['metrics-server, a metrics adapter or an operator is installed by hand.'],
  severity: 'medium',
  tactics: ['Persistence'],
  techniques: ['T1556'],
  defender: [],
  remediation: [
    'See who answers: `kubectl get {resource} {name} -o yaml`; delete it if nobody knows the service behind it: ' +
      '`kubectl delete {resource} {name}`.',
    ...onTampering,
  ],
  preventedBy: ['k8s-cluster-apiservice-insecure', 'k8s-rbac-write'],
  level: 'Request',
  on: { verbs: ['create', 'update', 'patch'], resources: ['apiservices', 'customresourcedefinitions'] },
  match(event, context) {
    if (event.object?.subresource !== '' || isRoutine(event, context)) return null
    return event.object.resource === 'apiservices' ? inApiService(event) : inDefinition(event)
  },
}

function inApiService(event: AuditEvent) {
  const after = changeOf(event)?.after ?? null
  const service = recordAt(after, 'spec', 'service')
  if (!service || !touches(event, '/spec')) return null
  const to = `${textAt(service, 'namespace')}/${textAt(service, 'name')}`.slice(0, 320)
  const isUnchecked = at(after, 'spec', 'insecureSkipTLSVerify') === true
  return {
    message: `API ${objectName(event).slice(0, 253)} is answered by service ${to}${isUnchecked ? ', unchecked' : ''}`,
    evidence: { 'spec.service': to, ...(isUnchecked && { 'spec.insecureSkipTLSVerify': true }) },
  }
}

function inDefinition(event: AuditEvent) {
  const conversion = recordAt(changeOf(event)?.after ?? null, 'spec', 'conversion')
  if (textAt(conversion, 'strategy') !== 'Webhook' && !recordAt(conversion, 'webhook')) return null
  if (!touches(event, '/spec/conversion')) return null
  const service = recordAt(conversion, 'webhook', 'clientConfig', 'service')
  const to = service ? `${textAt(service, 'namespace')}/${textAt(service, 'name')}`.slice(0, 320) : 'an address outside'
  return {
    message: `objects of ${objectName(event).slice(0, 253)} are converted by ${to}`,
    evidence: { 'spec.conversion.webhook': to },
  }
}
