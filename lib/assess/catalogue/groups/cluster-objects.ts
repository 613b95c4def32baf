import type { Check } from '../../check'
import { clusterApiserviceInsecure } from '../cluster-apiservice-insecure'
import { clusterNodePublicIp } from '../cluster-node-public-ip'
import { clusterNodeVersion } from '../cluster-node-version'
import { clusterPvEncryption } from '../cluster-pv-encryption'
import { clusterTiller } from '../cluster-tiller'
import { clusterVapAuditOnly } from '../cluster-vap-audit-only'
import { clusterWebhookExternal } from '../cluster-webhook-external'
import { clusterWebhookIgnore } from '../cluster-webhook-ignore'
import { netPolicyOpen } from '../net-policy-open'
import { nsPsaMissing } from '../ns-psa-missing'
import { nsPsaPrivileged } from '../ns-psa-privileged'

/** Sections G and I of the reference that need one object alone: namespaces, nodes, webhooks, volumes. */
export const clusterObjectChecks: readonly Check[] = [
  netPolicyOpen,
  nsPsaMissing,
  nsPsaPrivileged,
  clusterNodeVersion,
  clusterNodePublicIp,
  clusterWebhookIgnore,
  clusterWebhookExternal,
  clusterVapAuditOnly,
  clusterApiserviceInsecure,
  clusterPvEncryption,
  clusterTiller,
]
