import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacCreateWorkloads = roleCheck({
  id: 'k8s-rbac-create-workloads',
  name: 'Permission to create pods should be minimised',
  description:
    'Who may create or change pods, or what makes pods, decides what runs in the namespace: with which image, which service account and which secrets mounted. The right to run a pod is the right to use everything that pods there may use.',
  severity: 'medium',
  remediation: [
    'Leave the creation of workloads to the identities that deploy.',
    'Give people who only look, restart or scale the verbs for just that.',
  ],
  mappings: { cis: ['5.1.4'], nsa: ['AA-rbac'], kubescape: ['C-0188'], trivy: ['KSV-0048'] },
  accesses: accessesOf(['create', 'patch', 'update'], {
    '': ['pods', 'replicationcontrollers'],
    apps: ['deployments', 'daemonsets', 'statefulsets', 'replicasets'],
    batch: ['jobs', 'cronjobs'],
  }),
})
