import type { PodSpec } from '@/lib/model/kubernetes'
import { noFacts, type ClusterFacts } from './facts/cluster-facts'
import type { FactTypes } from './facts/part'

export type AccountFact = FactTypes['service-accounts']

/** The account that the pods run as; `default` where none is named. `serviceAccount` is the field's old name. */
export function accountNameOf(spec: PodSpec): string {
  const old = spec.serviceAccount
  return spec.serviceAccountName || (typeof old === 'string' && old) || 'default'
}

/** `missing`: whether there is such an account is not known; null: there is none. */
export function accountOf(
  spec: PodSpec,
  namespace: string | null | undefined,
  facts: ClusterFacts = noFacts,
): AccountFact | null | 'missing' {
  if (!namespace) return 'missing'
  const found = facts.find('service-accounts', 'ServiceAccount', namespace, accountNameOf(spec))
  if (found) return found
  return facts.isListed('service-account', 'ServiceAccount', namespace) ? null : 'missing'
}

/**
 * Whether the pods get the token of their account mounted: what the pod says, else what the account says, else yes.
 * Null when the pod leaves it open and the account is not known. Source: Kubernetes docs, "Configure Service Accounts
 * for Pods".
 */
export function mountsToken(
  spec: PodSpec,
  namespace: string | null | undefined,
  facts: ClusterFacts | undefined,
): boolean | null {
  const own = spec.automountServiceAccountToken
  if (typeof own === 'boolean') return own
  const account = accountOf(spec, namespace, facts)
  return account === 'missing' ? null : (account?.automount ?? true)
}

export const accountUnknown = 'the service account of the pod was not reported'
