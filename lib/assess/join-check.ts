import type { Verdict } from '@/lib/model/assessment'
import type { ParameterValues } from '@/lib/model/check-setting'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import type { CheckFacts, ObjectCheck } from './check'
import { noFacts, type ClusterFacts } from './facts/cluster-facts'
import type { FactPart } from './facts/part'

export type JoinRule = CheckFacts & {
  assetKinds: ObjectCheck['assetKinds']
  /** The parts of the cluster that `evaluate` reads. When an object of one of them changes, it is asked again. */
  needs: readonly FactPart[]
  evaluate: (object: KubernetesObject, facts: ClusterFacts, parameters: ParameterValues, now?: Date) => Verdict
  patch?: ObjectCheck['patch']
}

/** Makes a check of a rule about an object and what else its cluster holds. A cluster is an object of kind `Cluster`. */
export function joinCheck({ evaluate, ...facts }: JoinRule): ObjectCheck {
  return {
    ...facts,
    subject: 'object',
    evaluate: (object, related, parameters = {}) => evaluate(object, related.facts ?? noFacts, parameters, related.now),
  }
}
