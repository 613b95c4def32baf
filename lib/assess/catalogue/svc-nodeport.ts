import { serviceSchema } from '@/lib/model/kubernetes-network'
import { kindCheck } from '../kind-check'
import { proof } from '../verdict'

export const svcNodeport = kindCheck({
  id: 'k8s-svc-nodeport',
  name: 'NodePort services should be avoided',
  description:
    'A NodePort opens the same high port on every node of the cluster, on all its addresses. Firewalls then have to know which nodes and ports are meant, and a node with a public address publishes the service.',
  severity: 'low',
  control: 'network-access',
  remediation: [
    'Make the service a ClusterIP and publish it through an ingress, a gateway or an internal load balancer.',
    'Where a NodePort has to stay, let a firewall in front of the nodes admit only its callers.',
  ],
  ignoresExclusions: true,
  mappings: { nsa: ['NET-pol'], kubescape: ['C-0256'] },
  assetKinds: ['service'],
  kinds: { Service: [''] },
  schema: serviceSchema,
  inspect: ({ spec }) =>
    spec?.type === 'NodePort'
      ? [proof('spec.type', 'NodePort', 'every node of the cluster listens for the service')]
      : [],
  mend: () => ({
    body: { spec: { type: 'ClusterIP' } },
    note: 'Callers from outside the cluster lose the service until something else publishes it.',
  }),
})
