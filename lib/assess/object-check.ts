import { stringify } from 'yaml'
import type { Evidence } from '@/lib/model/assessment'
import type { AssetKind } from '@/lib/model/asset'
import type { ParameterValues } from '@/lib/model/check-setting'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { CheckFacts, ObjectCheck, RelatedFacts } from './check'
import type { FactPart } from './facts/part'
import type { Fields } from './patch'
import type { Missing } from './pod-check'
import { notApplicable, notEvaluated, verdictOf } from './verdict'

export type ObjectRule = CheckFacts & {
  /** The parts of the cluster that `inspect` reads in `related.facts`. */
  needs?: readonly FactPart[]
  /** The kind of object that the rule is about, and the asset that holds it. */
  kind: string
  assetKind: AssetKind
  /** Why the rule does not concern this very object; null when it does. */
  passesOver?: (object: KubernetesObject) => string | null
  /** Every fault of the object; empty: none. */
  inspect: (object: KubernetesObject, related: RelatedFacts, parameters: ParameterValues) => Evidence[] | Missing
  /** Fields that mend the object; `metadata` is added to its name. */
  mend?: (object: KubernetesObject) => Fields & { metadata?: Fields }
}

/** Makes a check out of a rule about objects of one kind that are no workloads. */
export function objectCheck({ kind, assetKind, passesOver, inspect, mend, ...facts }: ObjectRule): ObjectCheck {
  return {
    ...facts,
    subject: 'object',
    assetKinds: [assetKind],
    evaluate(object, related, parameters = {}) {
      if (object.kind !== kind) return notApplicable(`only objects of kind ${kind} are looked at`)
      const reason = passesOver?.(object) ?? null
      if (reason !== null) return notApplicable(reason)
      const found = inspect(object, related, parameters)
      return 'missing' in found ? notEvaluated(found.missing) : verdictOf(found)
    },
    ...(mend && {
      patch(object, parameters = {}) {
        if (object.kind !== kind || (passesOver?.(object) ?? null) !== null) return null
        const found = inspect(object, { imageUsers: {} }, parameters)
        if ('missing' in found || found.length === 0) return null
        const { metadata, ...rest } = mend(object)
        const { name, namespace } = object.metadata
        return stringify(
          {
            apiVersion: object.apiVersion,
            kind,
            metadata: { name, ...(namespace ? { namespace } : {}), ...metadata },
            ...rest,
          },
          { lineWidth: 0 },
        )
      },
    }),
  }
}
