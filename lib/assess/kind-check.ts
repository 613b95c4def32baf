import type { z } from 'zod'
import type { Evidence } from '@/lib/model/assessment'
import type { AssetKind } from '@/lib/model/asset'
import type { ParameterValues } from '@/lib/model/check-setting'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { groupOf } from '@/lib/model/kubernetes-kinds'
import type { CheckFacts, ObjectCheck, RelatedFacts } from './check'
import type { FactPart } from './facts/part'
import { objectPatchYaml, type Fields } from './patch'
import type { Missing, Unknown } from './pod-check'
import { notApplicable, notEvaluated, verdictOf } from './verdict'

export type KindRule<T> = CheckFacts & {
  assetKinds: readonly AssetKind[]
  /** Kinds with their API groups, of which any will do: `{ Ingress: ['networking.k8s.io', 'extensions'] }`. */
  kinds: Readonly<Record<string, readonly string[]>>
  /** The fields that the rule reads, of the whole object. */
  schema: z.ZodType<T>
  /** The parts of the cluster that `inspect` reads in `related.facts`. */
  needs?: readonly FactPart[]
  /** Every fault of the object; empty: none. */
  inspect: (
    subject: T,
    object: KubernetesObject,
    parameters: ParameterValues,
    related: RelatedFacts,
  ) => Evidence[] | Unknown | Missing
  /** What to change in the object so that `inspect` finds nothing, and a line of advice; null: nothing can be said. */
  mend?: (subject: T, object: KubernetesObject, parameters: ParameterValues) => { body: Fields; note?: string } | null
}

/** Makes a check out of a rule about objects of some kinds that are no workloads. */
export function kindCheck<T>({ kinds, schema, inspect, mend, ...facts }: KindRule<T>): ObjectCheck {
  const speaksOf = (object: KubernetesObject) =>
    Object.hasOwn(kinds, object.kind) && kinds[object.kind]?.includes(groupOf(object.apiVersion)) === true
  return {
    ...facts,
    subject: 'object',
    evaluate(object, related, parameters = {}) {
      if (!speaksOf(object)) return notApplicable(`speaks of ${Object.keys(kinds).join(', ')} only`)
      const found = inspect(read(schema, object), object, parameters, related)
      if ('unknown' in found) return notApplicable(found.unknown)
      return 'missing' in found ? notEvaluated(found.missing) : verdictOf(found)
    },
    ...(mend && {
      patch(object, parameters = {}) {
        if (!speaksOf(object)) return null
        const subject = read(schema, object)
        const found = inspect(subject, object, parameters, { imageUsers: {} })
        if ('unknown' in found || 'missing' in found || found.length === 0) return null
        const change = mend(subject, object, parameters)
        return change && objectPatchYaml(object, change.body, change.note)
      },
    }),
  }
}

function read<T>(schema: z.ZodType<T>, object: KubernetesObject): T {
  const parsed = schema.safeParse(object)
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  throw new TypeError(`${issue?.path.join('.') || 'the object'}: ${issue?.message ?? 'unreadable'}`)
}
