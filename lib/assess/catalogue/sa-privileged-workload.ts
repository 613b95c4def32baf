import { dangersOfAccount } from '../access/effective'
import { noFacts } from '../facts/cluster-facts'
import { podCheck } from '../pod-check'
import { accountNameOf } from '../service-account'
import { proof } from '../verdict'

const needed = [
  ['role', 'ClusterRole'],
  ['role-binding', 'ClusterRoleBinding'],
  ['role-binding', 'RoleBinding'],
] as const

export const saPrivilegedWorkload = podCheck({
  id: 'k8s-sa-privileged-workload',
  name: 'Workloads should not run with cluster-takeover permissions',
  description:
    'The service account of this workload may do enough to take over the whole cluster. A fault in the program, or in one of its libraries, is then a fault of the cluster.',
  severity: 'high',
  control: 'manage-access',
  remediation: [
    'Find out which of the rules below the program needs, and take the others away.',
    'Bind what remains in single namespaces instead of the whole cluster.',
    'If it must be that mighty, keep others off its nodes and its namespace, and exempt it with that reason.',
  ],
  mappings: { cis: ['5.1.1'], nsa: ['AA-rbac'], kubescape: ['C-0267', 'C-0272'] },
  ignoresExclusions: true,
  needs: ['roles', 'bindings'],
  inspect: ({ spec, path, object }, { facts = noFacts }) => {
    const { namespace } = object.metadata
    if (!namespace) return { missing: 'the object does not say its namespace' }
    const name = accountNameOf(spec)
    const dangers = dangersOfAccount(facts, namespace, name)
    if (dangers.length === 0 && !needed.every(([kind, objectKind]) => facts.isListed(kind, objectKind, null))) {
      return { missing: 'roles and bindings of the cluster were not all listed' }
    }
    return dangers.map(({ binding, rule, rights }) =>
      proof(
        `${path}.serviceAccountName`,
        name,
        `may ${rights.join(', ')} by ${rule} of ${binding.role}, granted by ${binding.objectKind} ${binding.name}`,
      ),
    )
  },
})
