import type { StatelessDetection } from '../../detection'
import { aggregatedRoleLabel } from './aggregated-role-label'
import { anonymousBinding } from './anonymous-binding'
import { awsAuthModified } from './aws-auth-modified'
import { clusterAdminBinding } from './cluster-admin-binding'
import { credentialMintingRole } from './credential-minting-role'
import { defaultSaBinding } from './default-sa-binding'
import { escalationRole } from './escalation-role'
import { impersonatePrivileged } from './impersonate-privileged'
import { mastersGroupBinding } from './masters-group-binding'
import { nodesProxyRole } from './nodes-proxy-role'
import { podExecRole } from './pod-exec-role'
import { saCreatedInSystemNamespace } from './sa-created-in-system-namespace'
import { secretsRole } from './secrets-role'
import { systemRoleModified } from './system-role-modified'
import { wildcardRole } from './wildcard-role'
import { writeRole } from './write-role'

/** Rights and identities: decided by the event alone. */
export const rbac: readonly StatelessDetection[] = [
  clusterAdminBinding,
  anonymousBinding,
  mastersGroupBinding,
  wildcardRole,
  secretsRole,
  podExecRole,
  escalationRole,
  nodesProxyRole,
  credentialMintingRole,
  writeRole,
  systemRoleModified,
  aggregatedRoleLabel,
  defaultSaBinding,
  impersonatePrivileged,
  saCreatedInSystemNamespace,
  awsAuthModified,
]
