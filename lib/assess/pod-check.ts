import type { Evidence } from '@/lib/model/assessment'
import type { ParameterValues } from '@/lib/model/check-setting'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { CheckFacts, ObjectCheck, RelatedFacts } from './check'
import type { FactPart } from './facts/part'
import { imageExclusion } from './exclusions'
import { patchYaml, type PodPatch } from './patch'
import { containersOf, hasUserNamespace, isWindows, podSpecOf, type ContainerRef, type PodTemplate } from './pod'
import { notApplicable, notEvaluated, verdictOf } from './verdict'

/** A pod template with its containers, as a rule reads it; containers whose image is excluded are not among them. */
export type Pod = PodTemplate & { containers: readonly ContainerRef[] }

/** The pod template and the object that holds it. */
type PodOf = Pod & { object: KubernetesObject }

/** No fault was found, but not everything could be looked at; the reason. */
export type Unknown = { unknown: string }

/** It may apply, but the evidence is not there; the reason. What another tool says of it then counts. */
export type Missing = { missing: string }

export type PodRule = CheckFacts & {
  /** The parts of the cluster that `inspect` reads in `related.facts`. */
  needs?: readonly FactPart[]
  /** The rule speaks of Linux features that Windows pods do not have. */
  linuxOnly?: boolean
  /** Pods with their own user namespace are exempt (Pod Security Standards from 1.35 on). */
  exemptsUserNamespaces?: boolean
  /** Every fault of the pod; empty: none. */
  inspect: (pod: PodOf, related: RelatedFacts, parameters: ParameterValues) => Evidence[] | Unknown | Missing
  /** What to change in the template so that `inspect` finds nothing. */
  mend?: (pod: PodOf, parameters: ParameterValues) => PodPatch
}

/** Makes a check of workloads out of a rule about pod templates. */
export function podCheck({ linuxOnly, exemptsUserNamespaces, inspect, mend, ...facts }: PodRule): ObjectCheck {
  const exempts = { linuxOnly, exemptsUserNamespaces }
  return {
    ...facts,
    subject: 'object',
    assetKinds: ['workload'],
    evaluate(object, related, parameters = {}, excludedImages = []) {
      const pod = podOf(object, excludedImages)
      if (!pod) return notApplicable('the object has no pod template')
      const exempt = exemptionOf(exempts, pod)
      if (exempt) return notApplicable(exempt)
      const [excluded] = pod.excluded
      if (excluded && pod.containers.length === 0) {
        return notApplicable(`every image of the pod is excluded from this check (${excluded})`)
      }
      const found = inspect(pod, related, parameters)
      if ('unknown' in found) return notApplicable(found.unknown)
      if ('missing' in found) return notEvaluated(found.missing)
      if (found.length === 0 && pod.containers.length === 0) {
        return notApplicable('the pod template names no containers')
      }
      return verdictOf(found)
    },
    ...(mend && {
      patch(object, parameters = {}, excludedImages = []) {
        const pod = podOf(object, excludedImages)
        if (!pod || exemptionOf(exempts, pod)) return null
        const found = inspect(pod, { imageUsers: {} }, parameters)
        const faultless = Array.isArray(found) && found.length === 0
        return faultless ? null : patchYaml(object, pod, mend(pod, parameters))
      },
    }),
  }
}

type ReadPod = PodOf & { excluded: readonly string[] }
const none: readonly string[] = []
// Some seventy checks ask for the same pod one after another, nearly always under the same exclusions.
const read = new WeakMap<KubernetesObject, { images: readonly string[]; pod: ReadPod | null }>()

function podOf(object: KubernetesObject, excludedImages: readonly string[]): ReadPod | null {
  const images = excludedImages.length === 0 ? none : excludedImages
  const known = read.get(object)
  if (known?.images === images) return known.pod
  const pod = readPod(object, images)
  read.set(object, { images, pod })
  return pod
}

function readPod(object: KubernetesObject, excludedImages: readonly string[]): ReadPod | null {
  const template = podSpecOf(object)
  if (!template) return null
  const excluded: string[] = []
  const containers = containersOf(template.spec, template.path).filter(({ container }) => {
    const rule = imageExclusion(container.image, excludedImages)
    if (rule !== null) excluded.push(rule)
    return rule === null
  })
  return { ...template, object, containers, excluded }
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
