import { accessesOf, allows, type Access, type AccessRule } from './access-rule'

const rbac = 'rbac.authorization.k8s.io'
const workloads = {
  '': ['pods', 'replicationcontrollers'],
  apps: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
  batch: ['jobs', 'cronjobs'],
}

type Right = { words: string; accesses: readonly Access[] }

/** Rights that make whoever has them in the whole cluster its administrator. */
const inCluster: readonly Right[] = [
  {
    words: 'bind or escalate roles',
    accesses: accessesOf(['bind', 'escalate'], { [rbac]: ['roles', 'clusterroles'] }),
  },
  {
    words: 'create role bindings',
    accesses: accessesOf(['create'], { [rbac]: ['clusterrolebindings', 'rolebindings'] }),
  },
  { words: 'impersonate', accesses: accessesOf(['impersonate'], { '': ['users', 'groups', 'serviceaccounts'] }) },
  { words: 'mint tokens', accesses: accessesOf(['create'], { '': ['serviceaccounts/token'] }) },
  {
    words: 'reach kubelets through nodes/proxy',
    accesses: accessesOf(['get', 'create', 'update', 'patch', 'delete'], { '': ['nodes/proxy'] }),
  },
  { words: 'change the status of nodes', accesses: accessesOf(['patch', 'update'], { '': ['nodes/status'] }) },
  {
    words: 'change admission',
    accesses: accessesOf(['create', 'update', 'patch'], {
      'admissionregistration.k8s.io': [
        'validatingwebhookconfigurations',
        'mutatingwebhookconfigurations',
        'validatingadmissionpolicies',
        'validatingadmissionpolicybindings',
        'mutatingadmissionpolicies',
        'mutatingadmissionpolicybindings',
      ],
    }),
  },
  { words: 'create volumes of nodes', accesses: accessesOf(['create'], { '': ['persistentvolumes'] }) },
]

/** Rights that are as good in kube-system alone, where the mightiest accounts live. */
const inSystem: readonly Right[] = [
  { words: 'read secrets', accesses: accessesOf(['get', 'list', 'watch'], { '': ['secrets'] }) },
  { words: 'create workloads', accesses: accessesOf(['create'], workloads) },
  { words: 'enter pods', accesses: accessesOf(['create'], { '': ['pods/exec', 'pods/attach'] }) },
  { words: 'add containers to pods', accesses: accessesOf(['patch', 'update'], { '': ['pods/ephemeralcontainers'] }) },
]

/** The rights of `inCluster` that speak of what lives in a namespace, so that they count in kube-system too. */
const both = new Set(['bind or escalate roles', 'create role bindings', 'impersonate', 'mint tokens'])

/** What the rule makes its holder able to do to take the cluster over, when it holds in `namespace` (null: everywhere). */
export function takeoverRights(rule: AccessRule, namespace: string | null): string[] {
  if (namespace !== null && namespace !== 'kube-system') return []
  const isAll = [rule.verbs, rule.resources].every((list) => list.includes('*')) && rule.names.length === 0
  if (isAll && (rule.groups.includes('*') || rule.groups.includes(''))) return ['do everything']
  const rights =
    namespace === null ? [...inCluster, ...inSystem] : [...inCluster.filter((one) => both.has(one.words)), ...inSystem]
  const found = rights
    .filter(({ accesses }) => accesses.some((access) => allows(rule, access)))
    .map(({ words }) => words)
  return namespace === null && approves(rule) ? [...found, 'approve certificates'] : found
}

/** Both halves are seldom in one rule; the mightier one, to approve for signers, stands for them. */
function approves(rule: AccessRule): boolean {
  return allows(rule, { verb: 'approve', group: 'certificates.k8s.io', resource: 'signers' })
}
