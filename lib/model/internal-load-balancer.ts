/** Annotations by which a cloud keeps a load balancer inside the network. Source: the providers' service annotations. */
const marks: readonly (readonly [name: string, value: RegExp])[] = [
  ['service.beta.kubernetes.io/azure-load-balancer-internal', /^true$/i],
  ['service.beta.kubernetes.io/aws-load-balancer-internal', /^(?:true|0\.0\.0\.0\/0)$/i],
  ['service.beta.kubernetes.io/aws-load-balancer-scheme', /^internal$/i],
  ['networking.gke.io/load-balancer-type', /^internal$/i],
  ['cloud.google.com/load-balancer-type', /^internal$/i],
  ['service.beta.kubernetes.io/openstack-internal-load-balancer', /^true$/i],
  ['service.beta.kubernetes.io/oci-load-balancer-internal', /^true$/i],
]

/** True when the annotations of a Service ask its cloud for an address inside the network. */
export const asksForInternal = (annotations: Readonly<Record<string, string>>) =>
  marks.some(([name, value]) => value.test(annotations[name]?.trim() ?? ''))
