import { joinCheck } from '../join-check'
import { namespacePatch } from '../manifest'
import { denyAll } from '../network/deny-all'
import { arePoliciesListed, policiesIn, policiesUnknown } from '../network/protection'
import { notApplicable, notEvaluated, proof, verdictOf } from '../verdict'

export const netNamespacePolicy = joinCheck({
  assetKinds: ['namespace'],
  needs: ['network-policies', 'workloads'],
  id: 'k8s-net-namespace-policy',
  name: 'Namespaces should have network policies',
  description:
    'Without a network policy every pod of the cluster reaches every pod of this namespace, and these reach every other and the internet. Whoever takes over one pod may try all the others.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Start with a policy that denies everything, then allow what the application needs, one connection at a time.',
    'Do not forget DNS: pods need to reach the name server of the cluster.',
    'Check that the network plug-in of the cluster enforces policies.',
  ],
  mappings: { cis: ['5.3.2'], nsa: ['NET-pol'], kubescape: ['C-0206', 'C-0054', 'C-0049'] },
  evaluate({ metadata: { name } }, facts) {
    const workloads = facts.in('workloads', name).length
    if (workloads === 0) return notApplicable('nothing runs in the namespace')
    if (policiesIn(facts, name).length > 0) return { status: 'healthy' }
    if (!arePoliciesListed(facts, name)) return notEvaluated(policiesUnknown)
    return verdictOf([proof('metadata.name', name, `no network policy guards its ${workloads} workloads`)])
  },
  patch: namespacePatch((name) => denyAll(name)),
})
