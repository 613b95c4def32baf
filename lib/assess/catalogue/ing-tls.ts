import { certifies, hasCloudCertificate } from '@/lib/model/ingress-tls'
import { ingressSchema } from '@/lib/model/kubernetes-network'
import { kindCheck } from '../kind-check'
import { proof } from '../verdict'

export const ingTls = kindCheck({
  id: 'k8s-ing-tls',
  name: 'Ingress should use TLS',
  description:
    'Without TLS everybody between the visitor and the cluster can read and change what is sent, passwords and session cookies included. A redirect to HTTPS does not help where no certificate answers there.',
  severity: 'high',
  control: 'encrypt-in-transit',
  remediation: [
    'Add every host to `spec.tls` with a secret that holds its certificate.',
    'Let cert-manager or the cloud issue and renew the certificates.',
  ],
  ignoresExclusions: true,
  mappings: {
    defender: 'Kubernetes clusters should be accessible only over HTTPS',
    defenderKey: 'c6d87087-9ebe-b31f-b452-0bf3bbbaccd2',
    azurePolicy: '1a5b4dca-0b6f-4cf5-907c-56316bc1bf3d',
    nsa: ['NET-enc'],
    kubescape: ['C-0263'],
  },
  assetKinds: ['ingress'],
  kinds: { Ingress: ['networking.k8s.io', 'extensions'] },
  schema: ingressSchema,
  inspect: ({ metadata, spec }) => {
    const tls = spec?.tls ?? []
    if (hasCloudCertificate(metadata.annotations ?? {})) return []
    if (tls.length === 0) return [proof('spec.tls', undefined, 'the ingress answers without TLS')]
    // An entry without hosts covers what the controller's own certificate covers: taken to be all.
    if (tls.some(({ hosts }) => (hosts ?? []).length === 0)) return []
    const certified = tls.flatMap(({ hosts }) => hosts ?? [])
    return (spec?.rules ?? []).flatMap(({ host }, index) =>
      host && !certified.some((name) => certifies(name, host))
        ? [proof(`spec.rules[${index}].host`, host, `no entry of spec.tls covers ${host}`)]
        : [],
    )
  },
  mend: ({ metadata, spec }) => {
    const tls = spec?.tls ?? []
    const certified = tls.flatMap(({ hosts }) => hosts ?? [])
    const hosts = (spec?.rules ?? []).flatMap(({ host }) =>
      host && !certified.some((name) => certifies(name, host)) ? [host] : [],
    )
    const kept = tls.map(({ hosts: own, secretName }) => ({
      ...(own && { hosts: own }),
      ...(secretName && { secretName }),
    }))
    const added = { ...(hosts.length > 0 && { hosts: [...new Set(hosts)] }), secretName: `${metadata.name}-tls` }
    return {
      body: { spec: { tls: [...kept, added] } },
      note: `The secret ${metadata.name}-tls must hold the certificate; cert-manager makes it when the ingress names an issuer.`,
    }
  },
})
