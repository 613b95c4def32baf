import { accessesOf } from '@/lib/model/access-rule'
import { roleCheck } from '../access/role-check'

export const rbacPvCreate = roleCheck({
  clusterWide: true,
  id: 'k8s-rbac-pv-create',
  name: 'Permission to create PersistentVolumes should be limited',
  description:
    'A PersistentVolume of type hostPath is a directory of the node, and no rule for pods looks at it: a claim mounts it like any other volume. Who may create volumes may so read and write every node.',
  severity: 'medium',
  remediation: [
    'Let storage classes provision volumes when claims ask for them.',
    'Keep `create` on persistentvolumes for the provisioners and the storage team.',
  ],
  mappings: { cis: ['5.1.9'], nsa: ['AA-rbac'], kubescape: ['C-0278'] },
  accesses: accessesOf(['create'], { '': ['persistentvolumes'] }),
})
