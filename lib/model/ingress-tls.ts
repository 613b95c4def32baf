/** Certificates that the load balancer of a cloud holds; without one of these only `spec.tls` of an Ingress makes TLS. */
const cloudCertificates = [
  'alb.ingress.kubernetes.io/certificate-arn',
  'ingress.gcp.kubernetes.io/pre-shared-cert',
  'networking.gke.io/managed-certificates',
  'networking.gke.io/certmap',
]

/** True when the annotations of an Ingress name a certificate of its cloud. */
export const hasCloudCertificate = (annotations: Readonly<Record<string, string>>) =>
  cloudCertificates.some((name) => annotations[name])

/** `*.shop.example` stands for one label in front: `a.shop.example`, neither `shop.example` nor `a.b.shop.example`. */
export const certifies = (certified: string, host: string) =>
  certified === host || (certified.startsWith('*.') && certified.slice(1) === host.slice(host.indexOf('.')))
