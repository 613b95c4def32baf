import type { Check } from '../../check'
import { rbacAllAuthenticated } from '../rbac-all-authenticated'
import { rbacAnonymous } from '../rbac-anonymous'
import { rbacClusterAdmin } from '../rbac-cluster-admin'
import { rbacCoredns } from '../rbac-coredns'
import { rbacCreateWorkloads } from '../rbac-create-workloads'
import { rbacCsrApproval } from '../rbac-csr-approval'
import { rbacDangling } from '../rbac-dangling'
import { rbacDashboard } from '../rbac-dashboard'
import { rbacDefaultSa } from '../rbac-default-sa'
import { rbacDelete } from '../rbac-delete'
import { rbacEndpointsAggregate } from '../rbac-endpoints-aggregate'
import { rbacEphemeralContainers } from '../rbac-ephemeral-containers'
import { rbacEscalateBind } from '../rbac-escalate-bind'
import { rbacImpersonate } from '../rbac-impersonate'
import { rbacMastersGroup } from '../rbac-masters-group'
import { rbacNetworking } from '../rbac-networking'
import { rbacNodesProxy } from '../rbac-nodes-proxy'
import { rbacPodExec } from '../rbac-pod-exec'
import { rbacPortForward } from '../rbac-port-forward'
import { rbacPvCreate } from '../rbac-pv-create'
import { rbacSecretsRead } from '../rbac-secrets-read'
import { rbacSubjectEffective } from '../rbac-subject-effective'
import { rbacTokenCreate } from '../rbac-token-create'
import { rbacWebhooks } from '../rbac-webhooks'
import { rbacWildcard } from '../rbac-wildcard'
import { rbacWrite } from '../rbac-write'

/** Section F of the reference: who may do what. */
export const accessChecks: readonly Check[] = [
  rbacClusterAdmin,
  rbacWildcard,
  rbacSecretsRead,
  rbacCreateWorkloads,
  rbacPodExec,
  rbacPortForward,
  rbacEphemeralContainers,
  rbacEscalateBind,
  rbacImpersonate,
  rbacNodesProxy,
  rbacCsrApproval,
  rbacWebhooks,
  rbacTokenCreate,
  rbacPvCreate,
  rbacWrite,
  rbacAnonymous,
  rbacAllAuthenticated,
  rbacMastersGroup,
  rbacDefaultSa,
  rbacDelete,
  rbacCoredns,
  rbacNetworking,
  rbacEndpointsAggregate,
  rbacDangling,
  rbacDashboard,
  rbacSubjectEffective,
]
