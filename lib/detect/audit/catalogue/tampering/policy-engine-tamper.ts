import type { AlertSeverity } from '@/lib/model/alert'
import type { AuditEvent, AuditObject } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { changeOf, objectName } from '../../change'
import type { StatelessDetection } from '../../detection'
import { at, listAt, textAt, textsAt } from '../../read'
import { isRoutine } from '../../routine'
import { onTampering } from '../../tampering/steps'

export const policyEngineTamper: StatelessDetection = {
  id: 'k8s-policy-engine-tamper',
  name: 'Policy engine weakened',
  description:
    'A rule that decides what may run in the cluster was taken away, turned from refusing to warning, or given an ' +
    'exception. It is done right before starting what the rule would have refused.',
  fires:
    'A ValidatingAdmissionPolicy, MutatingAdmissionPolicy or binding of one, a policy or exception of Kyverno, or a ' +
    'template, constraint or configuration of Gatekeeper is deleted, changed so that it no longer refuses, or excepted ' +
    'from (high); changed otherwise or made to mutate (medium); or created (low).',
  benign: ['The people who keep the policies change them by hand instead of through their repository.'],
  severity: 'high',
  tactics: ['DefenseEvasion'],
  techniques: ['T1562.001'],
  defender: ['K8S_AdmissionController'],
  remediation: [
    'See what it says now, and bring back the copy of your repository: `kubectl get {resource} -A ' +
      '--field-selector metadata.name={name} -o yaml`.',
    'Find what came in through the gap: pods and roles made since then by {user}.',
    ...onTampering,
  ],
  preventedBy: ['k8s-cluster-vap-audit-only', 'k8s-cluster-policy-engine', 'k8s-rbac-webhooks'],
  level: 'Metadata',
  on: { verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'], resources: ['*'] },
  match(event, context) {
    const { object, verb } = event
    if (!object || object.subresource !== '' || !isPolicy(object) || isRoutine(event, context)) return null
    if (isReport(object)) return null
    const weakened = verb.startsWith('delete') ? null : weakening(event)
    const name = objectName(event).slice(0, 253)
    const words = { create: 'was made', update: 'was changed', patch: 'was changed' }[verb] ?? 'was deleted'
    return {
      severity: severityOf(object, verb, weakened !== null),
      message: `${object.resource} ${name || '(all)'} ${weakened ? 'no longer refuses' : words}`,
      evidence: { verb, 'objectRef.resource': object.resource, 'objectRef.name': name, ...weakened },
    }
  },
}

const admission = /^(?:validating|mutating)admissionpolic(?:ies|ybindings)$/
const gatekeeper = /^(?:(?:templates|config|mutations|expansion|externaldata)\.)?(?:constraints\.)?gatekeeper\.sh$/

function isPolicy({ group, resource }: AuditObject): boolean {
  if (group === 'admissionregistration.k8s.io') return admission.test(resource)
  if (group === 'kyverno.io' || group === 'policies.kyverno.io') return true
  return gatekeeper.test(group)
}

/** What engines write about their own work. */
const isReport = ({ resource }: AuditObject) =>
  /reports?$|^(?:updaterequests|generaterequests|globalcontextentries)$|podstatuses$/.test(resource)

function severityOf({ resource }: AuditObject, verb: string, isWeakened: boolean): AlertSeverity {
  if (verb.startsWith('delete') || isWeakened || resource.endsWith('exceptions')) return 'high'
  if (verb !== 'create') return 'medium'
  return resource.startsWith('mutating') ? 'medium' : 'low'
}

/** The setting by which a written policy lets through what it finds; null where it refuses or does not say. */
function weakening(event: AuditEvent): Record<string, Json> | null {
  const spec = at(changeOf(event)?.set ?? null, 'spec')
  const actions = at(spec, 'validationActions')
  if (Array.isArray(actions) && !textsAt(spec, 'validationActions').includes('Deny')) {
    return {
      'spec.validationActions': textsAt(spec, 'validationActions')
        .slice(0, 5)
        .map((one) => one.slice(0, 40)),
    }
  }
  for (const field of ['validationFailureAction', 'failureAction', 'enforcementAction']) {
    const action = textAt(spec, field).toLowerCase()
    if (['audit', 'dryrun', 'warn'].includes(action)) return { [`spec.${field}`]: action }
  }
  const rule = listAt(spec, 'rules').find((one) => textAt(one, 'validate', 'failureAction').toLowerCase() === 'audit')
  return rule === undefined ? null : { 'spec.rules[].validate.failureAction': 'Audit' }
}
