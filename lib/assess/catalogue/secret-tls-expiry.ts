import { tlsExpiryAnnotation } from '@/lib/model/tls-expiry'
import { objectCheck } from '../object-check'
import { numberParameter } from '../parameter'
import { keyed } from '../pod'
import { proof } from '../verdict'

const day = 86_400_000
const warning = numberParameter({
  name: 'warningDays',
  description: 'Days before its end from which a certificate is due.',
  default: 30,
})

export const secretTlsExpiry = objectCheck({
  id: 'k8s-secret-tls-expiry',
  name: 'TLS certificates should not be expired or near expiry',
  description:
    'The certificate in this Secret has ended or is about to. Clients then refuse the connection, or, worse, people learn to pass over the warning.',
  severity: 'medium',
  control: 'encrypt-in-transit',
  remediation: [
    'Renew the certificate and write it into the Secret.',
    'Let cert-manager or your provider renew it by itself; if it should have done so, look why it did not.',
  ],
  mappings: { nsa: ['NET-enc'] },
  parameters: [warning],
  kind: 'Secret',
  assetKind: 'secret',
  passesOver: ({ type }) => (type === 'kubernetes.io/tls' ? null : 'only TLS secrets hold a certificate'),
  inspect: ({ metadata: { annotations } }, { now }, parameters) => {
    const noted = annotations && Object.hasOwn(annotations, tlsExpiryAnnotation) ? annotations[tlsExpiryAnnotation] : ''
    const end = Date.parse(noted ?? '')
    if (!now || Number.isNaN(end)) return { missing: 'when the certificate ends was not reported' }
    const left = end - now.getTime()
    if (left > warning.of(parameters) * day) return []
    const date = new Date(end).toISOString().slice(0, 10)
    const words = left <= 0 ? `the certificate ended ${date}` : `the certificate ends ${date}`
    return [proof(keyed('metadata.annotations', tlsExpiryAnnotation), noted ?? undefined, words)]
  },
})
