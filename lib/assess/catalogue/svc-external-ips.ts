import { serviceSchema } from '@/lib/model/kubernetes-network'
import { kindCheck } from '../kind-check'
import { proof } from '../verdict'

export const svcExternalIps = kindCheck({
  id: 'k8s-svc-external-ips',
  name: 'Services should not use externalIPs',
  description:
    'Every node sends traffic for these addresses to the service, whoever they belong to. Whoever may create a service can so catch what other pods send to any address (CVE-2020-8554).',
  severity: 'high',
  control: 'network-access',
  remediation: [
    'Remove `spec.externalIPs` and publish the service through a load balancer, an ingress or a gateway.',
    'Switch on the admission plug-in DenyServiceExternalIPs.',
  ],
  ignoresExclusions: true,
  mappings: {
    azurePolicy: 'd46c275d-1680-448d-b2ec-e495a3b6cc89',
    cis: ['1.2.3'],
    nsa: ['NET-pol'],
    kubescape: ['C-0283'],
    trivy: ['KSV-0108'],
  },
  assetKinds: ['service'],
  kinds: { Service: [''] },
  schema: serviceSchema,
  inspect: ({ spec }) =>
    (spec?.externalIPs ?? []).map((ip, index) =>
      proof(`spec.externalIPs[${index}]`, ip, `nodes send traffic for ${ip} to the service`),
    ),
  mend: () => ({ body: { spec: { externalIPs: null } } }),
})
