import { apiServiceSchema } from '@/lib/model/kubernetes-cluster'
import { kindCheck } from '../kind-check'
import { proof } from '../verdict'

export const clusterApiserviceInsecure = kindCheck({
  id: 'k8s-cluster-apiservice-insecure',
  name: 'Aggregated APIs should verify TLS',
  description:
    'The API server passes requests for this group on to a service, with the identity of the caller. Without a check of its certificate, whoever gets in between can answer in its name and learn who asked for what.',
  severity: 'medium',
  control: 'encrypt-in-transit',
  remediation: [
    'Give the service a certificate and set `spec.caBundle`; cert-manager can keep it up to date.',
    'Remove `insecureSkipTLSVerify`.',
  ],
  mappings: { nsa: ['NET-enc'] },
  assetKinds: ['api-service'],
  kinds: { APIService: ['apiregistration.k8s.io'] },
  schema: apiServiceSchema,
  inspect: ({ spec }) => {
    if (!spec?.service) return { unknown: 'the API server answers for this group itself' }
    if (spec.insecureSkipTLSVerify === true) {
      return [proof('spec.insecureSkipTLSVerify', true, 'the certificate of the service is not checked')]
    }
    return spec.caBundle ? [] : [proof('spec.caBundle', undefined, 'no certificate authority is named')]
  },
})
