import type { Check } from '../../check'
import { clusterAuditLogs } from '../cluster-audit-logs'
import { clusterCniPolicy } from '../cluster-cni-policy'
import { clusterEtcdEncryption } from '../cluster-etcd-encryption'
import { clusterPolicyEngine } from '../cluster-policy-engine'
import { clusterPublicApi } from '../cluster-public-api'
import { clusterVersion } from '../cluster-version'

/** What a cluster as a whole is judged by. */
export const clusterChecks: readonly Check[] = [
  clusterPolicyEngine,
  clusterCniPolicy,
  clusterVersion,
  clusterEtcdEncryption,
  clusterAuditLogs,
  clusterPublicApi,
]
