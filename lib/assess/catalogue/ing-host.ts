import { ingressSchema } from '@/lib/model/kubernetes-network'
import { kindCheck } from '../kind-check'
import { proof } from '../verdict'

export const ingHost = kindCheck({
  id: 'k8s-ing-host',
  name: 'Ingress rules should specify a host',
  description:
    'A rule without a host, or with a wildcard, answers for names that nobody meant. One ingress can then take over what another serves, and stale DNS names that point to the cluster reach an application.',
  severity: 'low',
  control: 'network-access',
  remediation: ['Name the host of every rule in full.', 'Make one rule per host where an application serves several.'],
  ignoresExclusions: true,
  mappings: { azurePolicy: 'd8c942c6-16a3-400b-8f2e-785f44030036', nsa: ['NET-pol'] },
  assetKinds: ['ingress'],
  kinds: { Ingress: ['networking.k8s.io', 'extensions'] },
  schema: ingressSchema,
  inspect: ({ spec }) => {
    const rules = spec?.rules ?? []
    if (rules.length === 0) return { unknown: 'the ingress has no rules' }
    return rules.flatMap(({ host }, index) => {
      const at = `spec.rules[${index}].host`
      if (!host) return [proof(at, undefined, 'the rule answers for every host')]
      return host.startsWith('*.') ? [proof(at, host, `the rule answers for every name under ${host.slice(2)}`)] : []
    })
  },
})
