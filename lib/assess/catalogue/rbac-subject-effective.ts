import { dangerousPeople, dangersOfAccount, type Danger } from '../access/effective'
import type { ClusterFacts } from '../facts/cluster-facts'
import { joinCheck } from '../join-check'
import { notEvaluated, proof, verdictOf } from '../verdict'

const inWords = ({ binding, rule, rights }: Danger) =>
  `may ${rights.join(', ')} by ${rule} of ${binding.role}, granted by ${binding.objectKind} ${binding.name}`

const kinds = [
  ['role', 'ClusterRole'],
  ['role-binding', 'ClusterRoleBinding'],
  ['role-binding', 'RoleBinding'],
] as const

function people(facts: ClusterFacts) {
  return dangerousPeople(facts)
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([subject, [first, ...more]]) => {
      const rest = more.length > 0 ? `, and ${more.length} more ways` : ''
      return first ? [proof('subjects', subject, `${inWords(first)}${rest}`)] : []
    })
}

export const rbacSubjectEffective = joinCheck({
  assetKinds: ['service-account', 'cluster'],
  needs: ['roles', 'bindings'],
  ignoresExclusions: true,
  id: 'k8s-rbac-subject-effective',
  name: 'Identities should not have excessive effective permissions',
  description:
    'Taken together, the roles of this identity are enough to take over the cluster, though each by itself may look harmless. Users and groups are told of at their cluster, service accounts each by itself.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Look at the rules named below and find out which of them the identity needs.',
    'Split the role, or bind it in single namespaces instead of the whole cluster.',
    'Give the dangerous part to an identity of its own that is used for nothing else.',
  ],
  mappings: { cis: ['5.1.1'], nsa: ['AA-rbac'], kubescape: ['C-0267'] },
  evaluate({ kind, metadata: { name, namespace } }, facts) {
    const found =
      kind === 'Cluster'
        ? people(facts)
        : dangersOfAccount(facts, namespace ?? '', name).map((danger) => proof('metadata.name', name, inWords(danger)))
    if (found.length > 0) return verdictOf(found)
    const isKnown = kinds.every(([asset, objectKind]) => facts.isListed(asset, objectKind, null))
    return isKnown ? { status: 'healthy' } : notEvaluated('roles and bindings of the cluster were not all listed')
  },
})
