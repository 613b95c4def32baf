/** The label by which Pod Security Admission knows what to refuse in a namespace. */
export const enforceLabel = 'pod-security.kubernetes.io/enforce'
