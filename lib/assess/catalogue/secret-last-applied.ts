import { objectCheck } from '../object-check'
import { keyed } from '../pod'
import { proof } from '../verdict'

const copy = 'kubectl.kubernetes.io/last-applied-configuration'

export const secretLastApplied = objectCheck({
  id: 'k8s-secret-last-applied',
  name: 'Secret data should not be stored in annotations',
  description:
    '`kubectl apply` left a copy of the whole Secret, values included, in an annotation. Annotations are shown where values are not: in lists, in tools, in dumps for support. An old value stays there when the Secret changes another way.',
  severity: 'medium',
  control: 'protect-secrets',
  remediation: [
    'Remove the annotation, and rotate what was in it if others could read it.',
    'Write Secrets with `kubectl apply --server-side` or `kubectl create`, which leave no copy.',
  ],
  mappings: { nsa: ['NET-sec'] },
  kind: 'Secret',
  assetKind: 'secret',
  // The value is gone at intake; the annotation is kept only where it held data.
  inspect: ({ metadata: { annotations } }) =>
    annotations && Object.hasOwn(annotations, copy)
      ? [proof(keyed('metadata.annotations', copy), undefined, 'a copy of the manifest with its data is kept here')]
      : [],
  mend: () => ({ metadata: { annotations: { [copy]: null } } }),
})
