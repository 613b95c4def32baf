import { roleCheck, ruleProof } from '../access/role-check'
import { accessesOf, allows } from '@/lib/model/access-rule'
import { notApplicable } from '../verdict'

const label = 'rbac.authorization.k8s.io/aggregate-to-edit'
const accesses = accessesOf(['create', 'update', 'patch'], {
  '': ['endpoints'],
  'discovery.k8s.io': ['endpointslices'],
})

const check = roleCheck({
  clusterWide: true,
  alsoShipped: true,
  id: 'k8s-rbac-endpoints-aggregate',
  name: 'edit role should not grant endpoints write',
  description:
    'Who writes endpoints leads a load balancer or ingress to addresses of their choice, in other namespaces too, past network policies (CVE-2021-25740). Kubernetes took that right out of `edit` in 1.22, but clusters that were upgraded keep it, and other roles may aggregate it back.',
  severity: 'medium',
  remediation: [
    'Take `create`, `update` and `patch` on endpoints and endpointslices out of the role.',
    'Set the annotation `rbac.authorization.kubernetes.io/autoupdate: "true"`, so that the API server keeps its own roles as they are meant.',
  ],
  mappings: { azurePolicy: '1ddac26b-ed48-4c30-8cc5-3a68c79b8001', nsa: ['AA-rbac'] },
  find: (rules) =>
    rules.flatMap((rule) => {
      const given = accesses.filter((access) => allows(rule, access))
      return given.length > 0 ? [ruleProof(rule, `lets everybody with edit write ${given[0]?.resource ?? ''}`)] : []
    }),
})

export const rbacEndpointsAggregate: typeof check = {
  ...check,
  evaluate(object, ...rest) {
    const { name, labels } = object.metadata
    const isAggregated = name === 'system:aggregate-to-edit' || labels?.[label] === 'true'
    return isAggregated ? check.evaluate(object, ...rest) : notApplicable('the role is no part of edit')
  },
}
