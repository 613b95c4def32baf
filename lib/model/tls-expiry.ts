/**
 * Where the end of a certificate is noted on a Secret of type `kubernetes.io/tls`, as an ISO instant: by our collector
 * at the source, or at intake, before what the Secret holds is let go.
 */
export const tlsExpiryAnnotation = 'plimsoll.dev/tls-not-after'
