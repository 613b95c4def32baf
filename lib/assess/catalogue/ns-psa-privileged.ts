import { namespaceSchema } from '@/lib/model/kubernetes-cluster'
import { kindCheck } from '../kind-check'
import { keyed } from '../pod'
import { enforceLabel } from '../pod-security-label'
import { isSystemNamespace } from '../system-namespace'
import { proof } from '../verdict'

export const nsPsaPrivileged = kindCheck({
  id: 'k8s-ns-psa-privileged',
  name: 'Pod Security level should be at least baseline',
  description:
    'The level privileged refuses nothing: it is there for the parts of the cluster itself. Set on the namespace of an application, it says that somebody decided to let everything in.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Set `pod-security.kubernetes.io/enforce` to baseline.',
    'Move the few pods that need more to a namespace of their own.',
  ],
  mappings: { cis: ['5.2.2'], nsa: ['PS-enf'], kubescape: ['C-0193'] },
  assetKinds: ['namespace'],
  kinds: { Namespace: [''] },
  schema: namespaceSchema,
  inspect: ({ metadata }) => {
    if (isSystemNamespace(metadata.name)) return { unknown: 'the namespace belongs to the cluster itself' }
    const level = metadata.labels?.[enforceLabel]
    if (!level) return { unknown: 'no level is set' }
    return level === 'privileged'
      ? [proof(keyed('metadata.labels', enforceLabel), level, 'the namespace lets every pod in')]
      : []
  },
  mend: () => ({
    body: { metadata: { labels: { [enforceLabel]: 'baseline' } } },
    note: 'Running pods stay; new ones that break the level are refused.',
  }),
})
