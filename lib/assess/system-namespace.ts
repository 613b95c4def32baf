/** Namespaces that Kubernetes, its distributions and clouds run their own parts in. */
const names: ReadonlySet<string> = new Set([
  'kube-system',
  'kube-public',
  'kube-node-lease',
  'gatekeeper-system',
  'azure-arc',
  'azure-extensions-usage-system',
  'calico-system',
  'tigera-operator',
  'gmp-system',
  'longhorn-system',
])
const beginnings = ['gke-managed-', 'amazon-', 'openshift-', 'cattle-']

export const isSystemNamespace = (name: string) =>
  names.has(name) || beginnings.some((beginning) => name.startsWith(beginning))
