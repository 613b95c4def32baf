import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import { isCore, isMadeByController } from '../../core'
import type { StatelessDetection } from '../../detection'
import { isSystemNamespace } from '../../namespaces'
import { wasForbidden } from '../../outcome'
import { isWorkload, workloadResources } from '../../pod'
import { textAt } from '../../read'
import { isHuman, isServiceAccount } from '../../users'
import { askOwner, limitAccess, readAuditLog, readObject } from '../steps'

const violations = 'pod-security.kubernetes.io/audit-violations'
const exempt = 'pod-security.kubernetes.io/exempt'
const policyFailure = 'validation.policy.admission.k8s.io/validation_failure'
const exemptions = new Set(['user', 'namespace', 'runtimeClass'])

/** The failures that the API server lists in its annotation; empty when it cannot be read. */
function failuresOf(event: AuditEvent): readonly Json[] {
  try {
    const read: unknown = JSON.parse(event.annotations[policyFailure] ?? '')
    return Array.isArray(read) ? (read as Json[]) : []
  } catch {
    return []
  }
}

/** What admission said of requests. */
export const admission: readonly StatelessDetection[] = [
  {
    id: 'k8s-forbidden-workload-create',
    name: 'Denied attempt to create a workload',
    description:
      'Someone tried to create a workload and was refused: they lack the right, or a policy stands in the way. Once is a mistake; together with other alerts of the same caller it is someone feeling out what a token can do.',
    fires:
      'A create of a workload by a person or a service account is answered with 403. Refusals because a quota is used up do not count.',
    benign: ['Pipelines and operators whose rights were cut.', 'Developers who meet a new policy.'],
    severity: 'low',
    tactics: ['Execution'],
    techniques: ['T1610'],
    defender: [],
    remediation: [readAuditLog, askOwner, limitAccess],
    level: 'Metadata',
    on: { verbs: ['create'], resources: workloadResources },
    failed: 'only',
    match(event) {
      const { object, user, message } = event
      if (!isWorkload(object) || !wasForbidden(event) || /exceeded quota/i.test(message)) return null
      if (!isHuman(user) && !isServiceAccount(user)) return null
      if (isMadeByController(event) || isCore(event)) return null
      return {
        message: `creating ${object.resource} in ${object.namespace || 'the cluster'} was refused`,
        evidence: { 'responseStatus.code': event.code, 'responseStatus.message': message.slice(0, 512) },
      }
    },
  },
  {
    id: 'k8s-psa-violation',
    name: 'Pod Security admission audit violation',
    description:
      'A workload breaks the Pod Security Standard that its namespace is audited against. It was let in, because that level is not enforced there.',
    fires: 'A write of a workload carries the annotation `pod-security.kubernetes.io/audit-violations`.',
    benign: ['Namespaces on their way to a stricter level, which is what auditing is for.'],
    severity: 'low',
    tactics: ['PrivilegeEscalation'],
    techniques: ['T1610'],
    defender: [],
    remediation: [
      'Read which rules it breaks in the evidence, and mend the workload’s manifest.',
      readObject,
      askOwner,
    ],
    preventedBy: ['k8s-ns-psa-missing', 'k8s-ns-psa-privileged'],
    level: 'Metadata',
    on: { verbs: ['create', 'update', 'patch'], resources: workloadResources },
    failed: 'also',
    match(event) {
      const found = event.annotations[violations]
      if (!found || !isWorkload(event.object) || isMadeByController(event) || isCore(event)) return null
      return { message: found.slice(0, 300), evidence: { [violations]: found.slice(0, 1_000) } }
    },
  },
  {
    id: 'k8s-psa-exempt-used',
    name: 'Pod admitted through a Pod Security exemption',
    description:
      'A workload was let in without being held against the Pod Security Standards, because its user, namespace or runtime class is exempt in the API server’s settings.',
    fires:
      'A create of a workload outside system namespaces carries the annotation `pod-security.kubernetes.io/exempt` with `user`, `namespace` or `runtimeClass`.',
    benign: ['Exemptions that were made on purpose.'],
    severity: 'low',
    tactics: ['DefenseEvasion'],
    techniques: ['T1562.001'],
    defender: [],
    remediation: [
      'See who is exempt in the API server’s admission configuration, and take out what is not needed any more.',
      readObject,
      askOwner,
    ],
    preventedBy: ['k8s-ns-psa-missing'],
    level: 'Metadata',
    on: { verbs: ['create'], resources: workloadResources },
    match(event, context) {
      const found = event.annotations[exempt] ?? ''
      if (!exemptions.has(found) || !isWorkload(event.object)) return null
      if (isSystemNamespace(event.object.namespace, context) || isMadeByController(event) || isCore(event)) return null
      return { message: `let in because its ${found} is exempt`, evidence: { [exempt]: found } }
    },
  },
  {
    id: 'k8s-vap-audit-failure',
    name: 'ValidatingAdmissionPolicy audit failure',
    description:
      'A request broke one of your own admission policies, which was told to note it rather than to refuse it.',
    fires: 'A request carries the annotation `validation.policy.admission.k8s.io/validation_failure`.',
    benign: ['Policies that are being tried out before they deny.'],
    severity: 'low',
    tactics: ['Execution'],
    techniques: ['T1610'],
    defender: [],
    remediation: [
      'Read in the evidence which policy it broke and why, and mend the object or the policy.',
      'When nothing breaks it any more, let its binding deny: `validationActions: [Deny]`.',
      askOwner,
    ],
    preventedBy: ['k8s-cluster-vap-audit-only'],
    level: 'Metadata',
    on: { verbs: ['create', 'update', 'patch', 'delete', 'deletecollection'], resources: ['*'] },
    failed: 'also',
    match(event) {
      const found = event.annotations[policyFailure]
      if (!found) return null
      const failures = failuresOf(event)
      const policies = [...new Set(failures.map((one) => textAt(one, 'policy')).filter(Boolean))]
      const words = textAt(failures[0], 'message')
      return {
        message: `${policies.slice(0, 3).join(', ') || 'an admission policy'} was broken${words ? `: ${words.slice(0, 200)}` : ''}`,
        evidence: { [policyFailure]: found.slice(0, 1_000) },
      }
    },
  },
]
