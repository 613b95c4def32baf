import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacNetworking = roleCheck({
  id: 'k8s-rbac-networking',
  name: 'Permission to change cluster networking should be limited',
  description:
    'Who may change policies, services, endpoints or ingresses decides who reaches what: they can take a policy away, or lead the traffic of a service to a pod of their own.',
  severity: 'low',
  remediation: [
    'Leave network policies and entry points to those who answer for the network.',
    'Let applications bring their own service and ingress by the pipeline that deploys them.',
  ],
  mappings: { azurePolicy: '1ddac26b-ed48-4c30-8cc5-3a68c79b8001', nsa: ['AA-rbac'], trivy: ['KSV-0056'] },
  accesses: accessesOf(['create', 'update', 'patch', 'delete'], {
    '': ['services', 'endpoints'],
    'networking.k8s.io': ['networkpolicies', 'ingresses'],
    extensions: ['networkpolicies', 'ingresses'],
    'discovery.k8s.io': ['endpointslices'],
    'gateway.networking.k8s.io': ['gateways'],
  }),
})
