import { joinCheck } from '../join-check'
import type { Direction } from '../network/policy'
import { arePoliciesListed, policiesFor, policiesUnknown } from '../network/protection'
import { podLabelsOf, podSpecOf } from '../pod'
import { notApplicable, notEvaluated, proof, verdictOf } from '../verdict'

const directions: readonly Direction[] = ['ingress', 'egress']
const words = { ingress: 'what comes in', egress: 'what goes out' } as const

export const netWorkloadUnprotected = joinCheck({
  assetKinds: ['workload'],
  needs: ['network-policies'],
  id: 'k8s-net-workload-unprotected',
  name: 'Workloads should be selected by a network policy',
  description:
    'A pod that no network policy selects takes connections from everywhere and makes them to everywhere. Policies close only the direction that they speak of, so both need one.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Add a policy that selects these pods by their labels and lists who may connect to them.',
    'Add a policy of type Egress that lists what they may connect to, DNS included.',
    'A policy for the whole namespace that denies everything closes all of its pods at once.',
  ],
  mappings: { cis: ['5.3.2'], nsa: ['NET-pol'], kubescape: ['C-0260', 'C-0030'] },
  evaluate(object, facts) {
    const pod = podSpecOf(object)
    const { namespace } = object.metadata
    if (!pod || !namespace) return notApplicable('the object makes no pods in a namespace')
    if (pod.spec.hostNetwork === true)
      return notApplicable('the pods use the network of their node, where no policy holds')
    const labels = podLabelsOf(object)
    const closed = new Set(policiesFor(facts, namespace, labels).flatMap((policy) => [...policy.directions]))
    const open = directions.filter((direction) => !closed.has(direction))
    if (open.length === 0) return { status: 'healthy' }
    if (!arePoliciesListed(facts, namespace)) return notEvaluated(policiesUnknown)
    const path = pod.path.replace(/spec$/, 'metadata.labels')
    return verdictOf(open.map((direction) => proof(path, labels, `no policy limits ${words[direction]}`)))
  },
})
