import { stringify } from 'yaml'
import type { Json } from '@/lib/model/json'
import type { ParameterValues } from '@/lib/model/check-setting'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { CheckFacts, ObjectCheck } from '../check'
import { proof, verdictOf } from '../verdict'
import { bindingOf, type Subject } from './bindings'

type BindingRule = Omit<CheckFacts, 'control' | 'ignoresExclusions'> & {
  /** Why this subject must not be in a binding of this role; null when it may. */
  fault: (
    subject: Subject,
    role: { kind: string; name: string },
    object: KubernetesObject,
    parameters: ParameterValues,
  ) => string | null
}

/** Makes a check of bindings out of a rule about their subjects. The patch takes the faulty ones out. */
export function bindingCheck({ fault, ...facts }: BindingRule): ObjectCheck {
  const faultsOf = (object: KubernetesObject, parameters: ParameterValues) => {
    const { roleRef, subjects } = bindingOf(object)
    return subjects.map((subject, index) => ({ subject, index, message: fault(subject, roleRef, object, parameters) }))
  }
  return {
    ...facts,
    control: 'manage-access',
    ignoresExclusions: true,
    subject: 'object',
    assetKinds: ['role-binding'],
    evaluate: (object, _related, parameters = {}) =>
      verdictOf(
        faultsOf(object, parameters).flatMap(({ subject, index, message }) =>
          message === null ? [] : [proof(`subjects[${index}]`, plain(subject), message)],
        ),
      ),
    patch(object, parameters = {}) {
      if (object.kind !== 'RoleBinding' && object.kind !== 'ClusterRoleBinding') return null
      const found = faultsOf(object, parameters)
      const kept = found.filter(({ message }) => message === null)
      // Nobody left: the binding is to be deleted, which no patch does.
      return kept.length === found.length || kept.length === 0 ? null : subjectsPatch(object, kept)
    },
  }
}

/** Subjects as the binding has them: a patch replaces the list as a whole, so what stays must stay entire. */
function subjectsPatch(object: KubernetesObject, kept: readonly { index: number }[]): string {
  const written = Array.isArray(object.subjects) ? (object.subjects as Json[]) : []
  const { name, namespace } = object.metadata
  const document = {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { name, ...(namespace && { namespace }) },
    subjects: kept.flatMap(({ index }) => written[index] ?? []),
  }
  return stringify(document, { lineWidth: 0 })
}

const plain = ({ kind, name, namespace }: Subject) => ({ kind, name, ...(namespace && { namespace }) })
