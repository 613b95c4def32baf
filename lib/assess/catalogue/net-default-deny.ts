import { joinCheck } from '../join-check'
import { namespacePatch } from '../manifest'
import { denyAll } from '../network/deny-all'
import { selectsAll, type Direction } from '../network/policy'
import { arePoliciesListed, policiesIn, policiesUnknown } from '../network/protection'
import { notEvaluated, proof, verdictOf } from '../verdict'

const directions: readonly Direction[] = ['ingress', 'egress']

export const netDefaultDeny = joinCheck({
  assetKinds: ['namespace'],
  needs: ['network-policies'],
  id: 'k8s-net-default-deny',
  name: 'Namespaces should have a default-deny policy',
  description:
    'Policies that select pods by label leave open whatever carries other labels: the next workload is unprotected until somebody thinks of it. A policy for all pods that allows nothing turns that around.',
  severity: 'low',
  control: 'network-access',
  remediation: [
    'Write policies for what the application needs first.',
    'Then add one with an empty podSelector, both policy types and no rules.',
  ],
  mappings: { cis: ['5.3.2'], nsa: ['NET-pol'], kubescape: ['C-0030'] },
  evaluate({ metadata: { name } }, facts) {
    const general = policiesIn(facts, name).filter(selectsAll)
    const open = directions.filter(
      (direction) =>
        !general.some((policy) => policy.directions.has(direction) && policy.rules[direction].length === 0),
    )
    if (open.length === 0) return { status: 'healthy' }
    if (!arePoliciesListed(facts, name)) return notEvaluated(policiesUnknown)
    return verdictOf([proof('metadata.name', name, `no policy denies all ${open.join(' and ')} of the namespace`)])
  },
  patch: namespacePatch((name) => denyAll(name)),
})
