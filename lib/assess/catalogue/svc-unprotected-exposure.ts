import { joinCheck } from '../join-check'
import { arePoliciesListed, policiesFor, policiesUnknown } from '../network/protection'
import { podLabelsOf, podSpecOf } from '../pod'
import { notApplicable, notEvaluated, proof, verdictOf } from '../verdict'

export const svcUnprotectedExposure = joinCheck({
  assetKinds: ['workload'],
  needs: ['network-policies', 'workloads'],
  ignoresExclusions: true,
  id: 'k8s-svc-unprotected-exposure',
  name: 'Exposed workloads should be protected by network policy',
  description:
    'This workload can be reached from outside the cluster, and no network policy limits who may connect to its pods. The port that is meant for the public is open, and so is every other.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Add an ingress policy for these pods that allows the one port, from the ingress controller or load balancer.',
    'Keep ports for metrics and administration for the namespaces that need them.',
  ],
  mappings: { cis: ['5.3.2'], nsa: ['NET-pol'], kubescape: ['C-0260', 'C-0256'] },
  evaluate(object, facts) {
    const { namespace, name } = object.metadata
    const pod = podSpecOf(object)
    if (!pod || !namespace) return notApplicable('the object makes no pods in a namespace')
    if (pod.spec.hostNetwork === true)
      return notApplicable('the pods use the network of their node, where no policy holds')
    const exposed = facts.find('workloads', object.kind, namespace, name)?.exposed ?? null
    if (exposed === null) return notEvaluated('no service was reported, so it is not known who can reach it')
    if (exposed !== 'external') return notApplicable('it cannot be reached from outside the cluster')
    const labels = podLabelsOf(object)
    if (policiesFor(facts, namespace, labels).some((policy) => policy.directions.has('ingress')))
      return { status: 'healthy' }
    if (!arePoliciesListed(facts, namespace)) return notEvaluated(policiesUnknown)
    const path = pod.path.replace(/spec$/, 'metadata.labels')
    return verdictOf([proof(path, labels, 'can be reached from outside, and no ingress policy selects these pods')])
  },
})
