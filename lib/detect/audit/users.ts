import type { AuditUser } from '@/lib/model/audit-event'
import { matchesAny } from '@/lib/model/glob'
import type { AuditContext } from './context'

export type ServiceAccountName = { namespace: string; name: string }

/** The service account behind a user's name; null for other users. */
export function serviceAccountOf(user: AuditUser): ServiceAccountName | null {
  if (!user.name.startsWith('system:serviceaccount:')) return null
  const [namespace, name, ...more] = user.name.slice('system:serviceaccount:'.length).split(':')
  return namespace && name && more.length === 0 ? { namespace, name } : null
}

export const isServiceAccount = (user: AuditUser): boolean => serviceAccountOf(user) !== null
export const isNode = (user: AuditUser): boolean => user.name.startsWith('system:node:')

/** True for requests without an identity. */
export const isAnonymous = (user: AuditUser): boolean =>
  user.name === 'system:anonymous' || user.groups.includes('system:unauthenticated')

/** What cloud providers and network add-ons run a cluster as. */
const platform = [
  'eks:*',
  'arn:aws:sts::*:assumed-role/AWSServiceRoleForAmazonEKS*',
  'aksService',
  'aks-service',
  'acsService',
  'masterclient',
  'nodeclient',
  'kubelet-nodepool-bootstrap',
  'system:gke-*',
  'system:serviceaccount:gke-managed-system:*',
  'system:serviceaccount:gke-connect:*',
  'system:serviceaccount:anthos-identity-service:*',
  'system:serviceaccount:tigera-operator:*',
  'system:serviceaccount:calico-system:*',
  'kops',
]

/** True for the identities of a managed cluster's provider. */
export const isPlatform = (user: AuditUser): boolean => matchesAny(platform, user.name)

/** True for accounts that the environment's admins named as delivering by themselves: GitOps, CI. */
export const isDelivery = (user: AuditUser, context: AuditContext): boolean =>
  context.deliveryUsers.length > 0 && matchesAny(context.deliveryUsers, user.name)

const adminUsers = new Set(['kubernetes-admin', 'kubernetes-super-admin', 'admin', 'minikube-user', 'kops'])
const adminGroups = new Set(['system:masters', 'kubeadm:cluster-admins'])

/** True for the identities that hold all rights from the start. */
export const isAdmin = (user: AuditUser): boolean =>
  adminUsers.has(user.name) || user.groups.some((group) => adminGroups.has(group))

/** True for people (and what signs in like one): not the cluster's own identities and not the provider's. */
export const isHuman = (user: AuditUser): boolean =>
  !user.name.startsWith('system:') && user.name !== '' && !isPlatform(user)

/** By whom a request was allowed: whom the caller acted as, else the caller. */
export const effectiveUser = (event: { user: AuditUser; impersonated: AuditUser | null }): AuditUser =>
  event.impersonated ?? event.user
