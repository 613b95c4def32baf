import { bindingsTo } from '../access/bindings'
import { roleCheck, ruleProof } from '../access/role-check'
import { allows, type AccessRule } from '@/lib/model/access-rule'

const maps = ['coredns', 'aws-auth']

/** The maps that the rule lets change: all, or those that it names. */
function reached(rule: AccessRule): string[] {
  return maps.filter((name) =>
    ['update', 'patch'].some((verb) => allows(rule, { verb, group: '', resource: 'configmaps', name })),
  )
}

export const rbacCoredns = roleCheck({
  id: 'k8s-rbac-coredns',
  name: 'Permission to change CoreDNS and aws-auth should be limited',
  description:
    'The configuration of the cluster\u2019s name server lies in a ConfigMap of kube-system; who changes it leads any name to any address. On EKS the map aws-auth lies beside it, and says which cloud identity is cluster administrator.',
  severity: 'medium',
  remediation: [
    'Take `update` and `patch` on configmaps of kube-system out of the role.',
    'If it must change some, name them in `resourceNames`, without coredns and aws-auth.',
  ],
  mappings: { nsa: ['AA-rbac'], kubescape: ['C-0037'], trivy: ['KSV-0049', 'KSV-0115'] },
  exempt(object, facts) {
    const { namespace } = object.metadata
    if (object.kind === 'Role') return namespace === 'kube-system' ? null : 'the role is not of kube-system'
    const bindings = bindingsTo(facts, object)
    const isElsewhere =
      bindings.length > 0 && bindings.every((one) => one.namespace !== null && one.namespace !== 'kube-system')
    return isElsewhere ? 'the role is granted in other namespaces only' : null
  },
  find: (rules) =>
    rules.flatMap((rule) => {
      const names = reached(rule)
      return names.length > 0 ? [ruleProof(rule, `allows to change ${names.join(' and ')} in kube-system`)] : []
    }),
})
