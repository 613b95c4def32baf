/** What an environment's admins set for its detections; each list adds to the built-in one (see ./sets). */
export type AuditContext = {
  /** Proxies whose `X-Forwarded-For` is believed, as CIDR. None: only the last source address counts. */
  trustedProxies: readonly string[]
  /** Globs of namespaces that are the platform's own, beside the built-in ones. */
  systemNamespaces: readonly string[]
  /** Globs of users that deliver by themselves: GitOps and CI accounts. */
  deliveryUsers: readonly string[]
  /** Globs of image repositories that are meant to be privileged. */
  privilegedImages: readonly string[]
  /** Globs of registries or repositories that images may come from. Empty: any. */
  approvedRegistries: readonly string[]
  /** Addresses known to be malicious, as CIDR. */
  maliciousAddresses: readonly string[]
  /** Public addresses of the cluster's own: of nodes, of the NAT they go out by, of a provider's control plane, as CIDR. */
  ownAddresses: readonly string[]
}

export const defaultAuditContext: AuditContext = {
  trustedProxies: [],
  systemNamespaces: [],
  deliveryUsers: [],
  privilegedImages: [],
  approvedRegistries: [],
  maliciousAddresses: [],
  ownAddresses: [],
}
