import { ingressSchema } from '@/lib/model/kubernetes-network'
import { kindCheck } from '../kind-check'
import { keyed } from '../pod'
import { proof } from '../verdict'

const snippet = /^nginx\.ingress\.kubernetes\.io\/(?:configuration|server|auth|stream)-snippet$/

export const ingSnippets = kindCheck({
  id: 'k8s-ing-snippets',
  name: 'NGINX configuration snippets should not be used',
  description:
    'A snippet is put into the configuration of the shared ingress controller as it is. Whoever may edit this ingress can so read the controller’s token, and with it the secrets of every namespace (CVE-2021-25742).',
  severity: 'high',
  control: 'network-access',
  remediation: [
    'Replace the snippet by the annotation that is made for the purpose, or by configuration of the controller.',
    'Keep `allow-snippet-annotations` at false in the controller’s ConfigMap.',
  ],
  ignoresExclusions: true,
  mappings: { nsa: ['NET-pol'], kubescape: ['C-0059'], trivy: ['KCV-0093'] },
  assetKinds: ['ingress'],
  kinds: { Ingress: ['networking.k8s.io', 'extensions'] },
  schema: ingressSchema,
  inspect: ({ metadata }) =>
    Object.entries(metadata.annotations ?? {})
      .filter(([key]) => snippet.test(key))
      .map(([key, value]) =>
        proof(
          keyed('metadata.annotations', key),
          value.slice(0, 200),
          'the annotation writes into the controller’s configuration',
        ),
      ),
  mend: ({ metadata }) => ({
    body: {
      metadata: {
        annotations: Object.fromEntries(
          Object.keys(metadata.annotations ?? {}).flatMap((key) => (snippet.test(key) ? [[key, null]] : [])),
        ),
      },
    },
    note: 'What the snippet did has to be done another way.',
  }),
})
