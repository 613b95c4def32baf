import type { Evidence } from '@/lib/model/assessment'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { CheckFacts, ObjectCheck, RelatedFacts } from './check'
import { patchYaml, type PodPatch } from './patch'
import { containersOf, hasUserNamespace, isWindows, podSpecOf, type ContainerRef, type PodTemplate } from './pod'
import { notApplicable, verdictOf } from './verdict'

/** A pod template with its containers, as a rule reads it. */
export type Pod = PodTemplate & { containers: readonly ContainerRef[] }

/** No fault was found, but not everything could be looked at; the reason. */
export type Unknown = { unknown: string }

export type PodRule = CheckFacts & {
  /** The rule speaks of Linux features that Windows pods do not have. */
  linuxOnly?: boolean
  /** Pods with their own user namespace are exempt (Pod Security Standards from 1.35 on). */
  exemptsUserNamespaces?: boolean
  /** Every fault of the pod; empty: none. */
  inspect: (pod: Pod, related: RelatedFacts) => Evidence[] | Unknown
  /** What to change in the template so that `inspect` finds nothing. */
  mend?: (pod: Pod) => PodPatch
}

/** Makes a check of workloads out of a rule about pod templates. */
export function podCheck({ linuxOnly, exemptsUserNamespaces, inspect, mend, ...facts }: PodRule): ObjectCheck {
  const exempts = { linuxOnly, exemptsUserNamespaces }
  return {
    ...facts,
    subject: 'object',
    assetKinds: ['workload'],
    evaluate(object, related) {
      const pod = podOf(object)
      if (!pod) return notApplicable('the object has no pod template')
      const exempt = exemptionOf(exempts, pod)
      if (exempt) return notApplicable(exempt)
      const found = inspect(pod, related)
      if ('unknown' in found) return notApplicable(found.unknown)
      if (found.length === 0 && pod.containers.length === 0) {
        return notApplicable('the pod template names no containers')
      }
      return verdictOf(found)
    },
    ...(mend && {
      patch(object) {
        const pod = podOf(object)
        if (!pod || exemptionOf(exempts, pod)) return null
        const found = inspect(pod, { imageUsers: {} })
        const faultless = Array.isArray(found) && found.length === 0
        return faultless ? null : patchYaml(object, pod, mend(pod))
      },
    }),
  }
}

function podOf(object: KubernetesObject): Pod | null {
  const template = podSpecOf(object)
  return template && { ...template, containers: containersOf(template.spec, template.path) }
}

type Exempts = Pick<PodRule, 'linuxOnly' | 'exemptsUserNamespaces'>

function exemptionOf({ linuxOnly, exemptsUserNamespaces }: Exempts, { spec }: Pod): string | null {
  if (linuxOnly && isWindows(spec)) return 'Windows pods do not have this setting'
  if (!exemptsUserNamespaces || !hasUserNamespace(spec)) return null
  return 'the pod has its own user namespace (hostUsers: false), so its root is nobody on the node'
}

/** One piece of evidence per container for which `fault` gives one. */
export function perContainer(pod: Pod, fault: (ref: ContainerRef) => Evidence | null | undefined | false): Evidence[] {
  return pod.containers.flatMap((ref) => fault(ref) || [])
}
