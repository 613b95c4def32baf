import { namespaceSchema } from '@/lib/model/kubernetes-cluster'
import { kindCheck } from '../kind-check'
import { keyed } from '../pod'
import { enforceLabel } from '../pod-security-label'
import { isSystemNamespace } from '../system-namespace'
import { proof } from '../verdict'

export const nsPsaMissing = kindCheck({
  id: 'k8s-ns-psa-missing',
  name: 'Namespaces should enforce a Pod Security level',
  description:
    'Without a level that is enforced, the cluster takes any pod into this namespace: privileged ones, ones that mount the disk of the node, ones that share its network. Checks then find them only when they run.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Try it first: `kubectl label --dry-run=server` names the pods that would be refused.',
    'Label the namespace with `pod-security.kubernetes.io/enforce: baseline`, or restricted where its pods allow it.',
    'Exempt namespaces for which Kyverno, Gatekeeper or another engine enforces the same.',
  ],
  mappings: { cis: ['5.2.1'], nsa: ['PS-enf'], kubescape: ['C-0192'] },
  assetKinds: ['namespace'],
  kinds: { Namespace: [''] },
  schema: namespaceSchema,
  inspect: ({ metadata }) => {
    if (isSystemNamespace(metadata.name)) return { unknown: 'the namespace belongs to the cluster itself' }
    return metadata.labels?.[enforceLabel]
      ? []
      : [proof(keyed('metadata.labels', enforceLabel), undefined, 'no level is enforced: any pod is let in')]
  },
  mend: () => ({
    body: { metadata: { labels: { [enforceLabel]: 'baseline', 'pod-security.kubernetes.io/warn': 'restricted' } } },
    note: 'Running pods stay; new ones that break the level are refused.',
  }),
})
