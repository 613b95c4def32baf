import { onceOf } from '../facts/cluster-facts'
import { LabelledThings } from '../facts/label-selector'
import type { FactTypes } from '../facts/part'
import { joinCheck } from '../join-check'
import { readPolicy, selectsAll } from '../network/policy'
import { notApplicable, notEvaluated, proof, verdictOf } from '../verdict'

const week = 7 * 86_400_000
const pods = onceOf(() => new Map<string, LabelledThings<FactTypes['workloads']>>())

export const netPolicyDangling = joinCheck({
  assetKinds: ['network-policy'],
  needs: ['workloads'],
  id: 'k8s-net-policy-dangling',
  name: 'Network policies should select existing pods',
  description:
    'This policy selects no pod. Perhaps what it protected is gone; perhaps the labels of the pods were changed, and they stand open while everybody believes them guarded.',
  severity: 'informational',
  preview: true,
  control: 'network-access',
  remediation: [
    'Compare the podSelector with the labels of the pod templates, and mend it.',
    'Delete the policy if its workload is gone.',
  ],
  mappings: { nsa: ['NET-pol'], kubescape: ['C-0299'] },
  evaluate(object, facts, _parameters, now) {
    const { name, namespace, creationTimestamp } = object.metadata
    const policy = readPolicy({
      id: '',
      name,
      namespace: namespace ?? null,
      objectKind: object.kind,
      labels: {},
      spec: object.spec,
    })
    if (object.kind !== 'NetworkPolicy' || !namespace || !policy?.selector) {
      return notApplicable('only policies of one namespace that select pods by label are looked at')
    }
    if (selectsAll(policy)) return { status: 'healthy' }
    const known = pods(facts)
    const labelled =
      known.get(namespace) ?? new LabelledThings(facts.in('workloads', namespace), (one) => one.podLabels)
    known.set(namespace, labelled)
    if (labelled.selectedBy(policy.selector).length > 0) return { status: 'healthy' }
    if (!facts.isListed('workload', 'Pod', namespace)) return notEvaluated('no complete list of Pods was received')
    const age = now && creationTimestamp ? +now - Date.parse(creationTimestamp) : Number.NaN
    if (age < week) return notApplicable('the policy is younger than a week; its pods may be yet to come')
    return verdictOf([
      proof(
        'spec.podSelector',
        JSON.stringify(policy.selector.pairs),
        'no workload of the namespace has pods with these labels',
      ),
    ])
  },
})
