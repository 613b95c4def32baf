import type { AuditUser } from '@/lib/model/audit-event'
import { matchesAny } from '@/lib/model/glob'

/**
 * Service accounts of widespread programs that read secrets everywhere by design, by namespace and name: whoever may
 * make pods in one of these namespaces could do as much anyway.
 */
const readers = [
  'kyverno:kyverno-*',
  'gatekeeper-system:gatekeeper-admin',
  'cert-manager:cert-manager',
  'cert-manager:cert-manager-cainjector',
  'external-secrets:external-secrets*',
  'trivy-system:trivy-operator',
  'trivy-operator:trivy-operator',
  'ingress-nginx:ingress-nginx*',
  'traefik:traefik*',
  'istio-system:istiod*',
  'monitoring:kube-state-metrics',
  'monitoring:*-kube-state-metrics',
  'monitoring:prometheus-operator',
  'monitoring:*-operator',
  'velero:velero*',
  'sealed-secrets:sealed-secrets*',
  'kube-system:sealed-secrets-controller',
  'kube-system:kube-state-metrics',
  'kube-system:traefik*',
  'reflector:reflector',
  'argocd:argocd-application-controller',
  'flux-system:kustomize-controller',
  'flux-system:helm-controller',
  'flux-system:source-controller',
  'vault:vault-secrets-operator*',
].map((account) => `system:serviceaccount:${account}`)

/** True for accounts that read the secrets of all namespaces for a living. */
export const readsSecretsByDesign = (user: AuditUser): boolean => matchesAny(readers, user.name)
