import { matchesAny } from '@/lib/model/glob'
import type { AuditContext } from './context'

/** Namespaces that belong to the cluster or its distribution. */
const systemNamespaces = [
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'gatekeeper-system',
  'azure-arc',
  'azure-extensions-usage-system',
  'calico-system',
  'tigera-operator',
  'gke-managed-*',
  'gmp-system',
  'amazon-*',
  'openshift-*',
  'cattle-*',
  'longhorn-system',
]

/** True for namespaces of the platform, built-in ones and those that the environment's admins added. */
export const isSystemNamespace = (namespace: string, context: AuditContext): boolean =>
  matchesAny(systemNamespaces, namespace) || matchesAny(context.systemNamespaces, namespace)
