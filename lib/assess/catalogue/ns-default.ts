import { workloadKinds } from '@/lib/model/kubernetes'
import type { ObjectCheck } from '../check'
import { notApplicable, proof, verdictOf } from '../verdict'

const kinds: readonly string[] = workloadKinds

export const nsDefault: ObjectCheck = {
  subject: 'object',
  assetKinds: ['workload'],
  id: 'k8s-ns-default',
  name: 'The default namespace should not be used',
  description:
    'The namespace `default` is where things land when nobody chose a place. Quotas, network policies and roles are granted per namespace, so what lives there shares them with everything else that was put down carelessly.',
  severity: 'low',
  control: 'best-practices',
  remediation: [
    'Create a namespace for the application or team, with its own quota, network policies and roles.',
    'Create the workload there and delete it here: an object cannot move between namespaces.',
  ],
  mappings: {
    defender: 'Kubernetes clusters should not use the default namespace',
    azurePolicy: '9f061a12-e40d-4183-a00e-171812443373',
    cis: ['v1.8:5.7.4', 'v1.12:5.6.4'],
    nsa: ['NET-ns'],
    kubescape: ['C-0061', 'C-0212'],
    trivy: ['KSV-0110'],
  },
  evaluate({ kind, metadata: { namespace } }) {
    if (!kinds.includes(kind)) return notApplicable('only workloads are looked at')
    if (!namespace) return notApplicable('the object does not say its namespace')
    return verdictOf(
      namespace === 'default'
        ? [proof('metadata.namespace', namespace, 'the workload lives in the default namespace')]
        : [],
    )
  },
}
