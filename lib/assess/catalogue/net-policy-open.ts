import { networkPolicySchema } from '@/lib/model/kubernetes-network'
import { kindCheck } from '../kind-check'
import { proof } from '../verdict'

const everywhere = /^(?:0\.0\.0\.0|::)\/0$/

type Rule = {
  peers: readonly { ipBlock?: { cidr: string; except?: string[] | null } | null }[] | null | undefined
  ports: readonly unknown[] | null | undefined
}

/** The path below the rule that opens it to all traffic; null when something narrows it. */
function opening({ peers, ports }: Rule, field: 'from' | 'to'): string | null {
  if ((ports ?? []).length > 0) return null
  if (!peers || peers.length === 0) return ''
  const index = peers.findIndex(
    ({ ipBlock }) => ipBlock && everywhere.test(ipBlock.cidr) && (ipBlock.except ?? []).length === 0,
  )
  return index < 0 ? null : `.${field}[${index}].ipBlock.cidr`
}

export const netPolicyOpen = kindCheck({
  id: 'k8s-net-policy-open',
  name: 'Network policies should not allow all traffic',
  description:
    'A rule without peers and ports, or with the whole internet as its peer, admits everything. The namespace looks protected, because it has a policy, and is not.',
  severity: 'medium',
  control: 'network-access',
  remediation: [
    'Name the pods, namespaces or address blocks that have to connect, and the ports on which they do.',
    'Delete the policy if it only lifts another one for a while.',
  ],
  mappings: { cis: ['5.3.2'], nsa: ['NET-pol'], kubescape: ['C-0030'], trivy: ['KSV-0038'] },
  assetKinds: ['network-policy'],
  kinds: { NetworkPolicy: ['networking.k8s.io', 'extensions'] },
  schema: networkPolicySchema,
  inspect: ({ spec }) => {
    // Rules of a direction that policyTypes leaves out have no effect.
    const types = spec?.policyTypes
    const incoming = !types || types.includes('Ingress') ? (spec?.ingress ?? []) : []
    const outgoing = !types || types.includes('Egress') ? (spec?.egress ?? []) : []
    return [
      ...incoming.flatMap(({ from, ports }, index) => {
        const found = opening({ peers: from, ports }, 'from')
        return found === null ? [] : [proof(`spec.ingress[${index}]${found}`, undefined, 'the rule lets everybody in')]
      }),
      ...outgoing.flatMap(({ to, ports }, index) => {
        const found = opening({ peers: to, ports }, 'to')
        return found === null ? [] : [proof(`spec.egress[${index}]${found}`, undefined, 'the rule lets everything out')]
      }),
    ]
  },
})
