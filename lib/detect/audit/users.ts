import type { AuditUser } from '@/lib/model/audit-event'
import { matchesAny } from '@/lib/model/glob'
import { rememberTexts } from '@/lib/model/remember-texts'
import type { AuditContext } from './context'

export type ServiceAccountName = { namespace: string; name: string }

/** The service account behind a user's name; null for other users. */
export function serviceAccountOf(user: AuditUser): ServiceAccountName | null {
  return user.name.startsWith('system:serviceaccount:') ? accountNamed(user.name) : null
}

const accountNamed = rememberTexts((user): Readonly<ServiceAccountName> | null => {
  const [namespace, name, ...more] = user.slice('system:serviceaccount:'.length).split(':')
  return namespace && name && more.length === 0 ? { namespace, name } : null
})

export const isServiceAccount = (user: AuditUser): boolean => serviceAccountOf(user) !== null
export const isNode = (user: AuditUser): boolean => user.name.startsWith('system:node:')

/** True for requests without an identity. */
export const isAnonymous = (user: AuditUser): boolean =>
  user.name === 'system:anonymous' || user.groups.includes('system:unauthenticated')

/**
 * What cloud providers and network add-ons run a cluster as. Not `masterclient` and `kops`: these certificates are
 * handed to people as well (`az aks get-credentials --admin`, `kops export kubeconfig --admin`).
 */
const platform = [
  'eks:*',
  'arn:aws:sts::*:assumed-role/AWSServiceRoleForAmazonEKS*',
  'aksService',
  'aks-service',
  'acsService',
  'nodeclient',
  'kubelet-nodepool-bootstrap',
  'system:gke-*',
  'system:serviceaccount:gke-managed-system:*',
  'system:serviceaccount:gke-connect:*',
  'system:serviceaccount:anthos-identity-service:*',
  'system:serviceaccount:tigera-operator:*',
  'system:serviceaccount:calico-system:*',
]

/** True for the identities of a managed cluster's provider. */
export const isPlatform = (user: AuditUser): boolean => isPlatformName(user.name)
const isPlatformName = rememberTexts((name) => matchesAny(platform, name))

/** True for accounts that the environment's admins named as delivering by themselves: GitOps, CI. */
export const isDelivery = (user: AuditUser, context: AuditContext): boolean =>
  context.deliveryUsers.length > 0 && matchesAny(context.deliveryUsers, user.name)

const adminUsers = new Set(['kubernetes-admin', 'kubernetes-super-admin', 'admin', 'minikube-user', 'kops'])
const adminGroups = new Set(['system:masters', 'kubeadm:cluster-admins'])

/** True for the identities that hold all rights from the start. */
export const isAdmin = (user: AuditUser): boolean =>
  adminUsers.has(user.name) || user.groups.some((group) => adminGroups.has(group))

/** Users whose names begin with `system:` that Kubernetes, its distributions and their add-ons run as. */
const components = [
  'system:serviceaccount:*',
  'system:node:*',
  'system:anonymous',
  'system:unauthenticated',
  'system:bootstrap:*',
  'system:apiserver',
  'system:aggregator',
  'system:auth-proxy',
  'system:kube-aggregator',
  'system:kube-apiserver',
  'system:kube-controller-manager',
  'system:kube-scheduler',
  'system:kube-proxy',
  'system:kube-dns',
  'system:cloud-controller-manager',
  'system:addon-manager',
  'system:volume-scheduler',
  'system:konnectivity-server',
  'system:node-problem-detector',
  'system:cluster-autoscaler',
  'system:snapshot-controller',
  'system:storageversionmigrator',
  'system:clustermetrics',
  'system:monitoring',
  'system:controller:*',
  'system:glbc',
  'system:l7-lb-controller',
  'system:managed-certificate-controller',
  'system:metrics-server*',
  'system:vpa-*',
  'system:gcp-*',
  'system:openshift-*',
  'system:multus:*',
  'system:ovn-*',
  'system:k3s-*',
  'system:rke2-*',
]

const isComponentName = rememberTexts((name) => matchesAny(components, name))

/**
 * True for people (and what signs in like one): not the cluster's own identities and not the provider's. A name that
 * only looks like theirs (`system:backdoor` on a certificate) is a person's.
 */
export const isHuman = (user: AuditUser): boolean =>
  user.name !== '' &&
  !isPlatform(user) &&
  !(user.name.startsWith('system:') && (isComponentName(user.name) || user.groups.includes('system:nodes')))

/** By whom a request was allowed: whom the caller acted as, else the caller. */
export const effectiveUser = (event: { user: AuditUser; impersonated: AuditUser | null }): AuditUser =>
  event.impersonated ?? event.user
