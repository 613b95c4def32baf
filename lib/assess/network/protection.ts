import { onceOf, type ClusterFacts } from '../facts/cluster-facts'
import { SelectingThings, type Labels } from '../facts/label-selector'
import { podLabels, readPolicy, type Policy } from './policy'

const everything = { pairs: [], expressions: [] }

type Place = { policies: readonly Policy[]; selecting: SelectingThings<Policy> }

const index = onceOf((facts) => ({ facts, places: new Map<string, Place>() }))

/** The policies of a namespace and those of the cluster, found by the labels that they select. */
function placeOf(facts: ClusterFacts, namespace: string): Place {
  const { places } = index(facts)
  const known = places.get(namespace)
  if (known) return known
  const listed = [...facts.in('network-policies', namespace), ...facts.in('network-policies', null)]
  const policies = listed.flatMap((fact) => readPolicy(fact) ?? [])
  const place = { policies, selecting: new SelectingThings(policies, ({ selector }) => selector ?? everything) }
  places.set(namespace, place)
  return place
}

/** Every policy that concerns a namespace, in whatever way. */
export const policiesIn = (facts: ClusterFacts, namespace: string) => placeOf(facts, namespace).policies

/** The policies that select pods with these labels. */
export const policiesFor = (facts: ClusterFacts, namespace: string, labels: Labels): Policy[] =>
  placeOf(facts, namespace).selecting.selecting(podLabels(labels, namespace))

/** Whether absence of a policy in the namespace is known for sure. */
export const arePoliciesListed = (facts: ClusterFacts, namespace: string) =>
  facts.isListed('network-policy', 'NetworkPolicy', namespace)

export const policiesUnknown = 'no complete list of NetworkPolicies was received'
