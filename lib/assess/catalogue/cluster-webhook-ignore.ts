import { webhookConfigurationSchema, type Webhook } from '@/lib/model/kubernetes-cluster'
import { kindCheck } from '../kind-check'
import type { Fields } from '../patch'
import { proof } from '../verdict'
import { catchesSystemPods, isGuard } from '../webhook'

const longest = 10
const outsideSystem = {
  matchExpressions: [
    {
      key: 'kubernetes.io/metadata.name',
      operator: 'NotIn',
      values: ['kube-system', 'kube-public', 'kube-node-lease'],
    },
  ],
}

/** What is wrong with one webhook, each with the change that mends it. */
function faults(configuration: string, webhook: Webhook) {
  const { failurePolicy, timeoutSeconds } = webhook
  const guard = isGuard(configuration, webhook)
  // Version 1 of the API fills in Fail and ten seconds.
  const open = guard && failurePolicy === 'Ignore'
  const deadlock = guard && !open && catchesSystemPods(webhook)
  const slow = typeof timeoutSeconds === 'number' && timeoutSeconds > longest
  return [
    ...(open
      ? [
          {
            field: 'failurePolicy',
            value: 'Ignore',
            message: 'lets everything in while its engine is away',
            mend: { failurePolicy: 'Fail' },
          },
        ]
      : []),
    ...(deadlock
      ? [
          {
            field: 'namespaceSelector',
            value: undefined,
            message: 'also stops the pods of the cluster itself while its engine is away',
            mend: { namespaceSelector: outsideSystem },
          },
        ]
      : []),
    ...(slow
      ? [
          {
            field: 'timeoutSeconds',
            value: timeoutSeconds,
            message: `holds up every request for ${timeoutSeconds} seconds while its service is away`,
            mend: { timeoutSeconds: longest },
          },
        ]
      : []),
  ]
}

export const clusterWebhookIgnore = kindCheck({
  id: 'k8s-cluster-webhook-ignore',
  name: 'Admission webhooks should fail closed',
  description:
    'A policy engine whose webhook is ignored on failure protects only while it runs: whoever can stop or overload it gets everything in. One that fails closed must leave the cluster’s own pods alone, or nothing can start it again.',
  severity: 'low',
  control: 'security-configurations',
  remediation: [
    'Set `failurePolicy: Fail` on the webhooks of policy engines and run several replicas of them.',
    'Leave kube-system out by a `namespaceSelector`, and keep `timeoutSeconds` at ten or less.',
    'Change it in the configuration of the engine where that writes the webhooks itself.',
  ],
  mappings: { nsa: ['PS-enf'], kubescape: ['C-0036', 'C-0039'] },
  assetKinds: ['admission'],
  kinds: {
    ValidatingWebhookConfiguration: ['admissionregistration.k8s.io'],
    MutatingWebhookConfiguration: ['admissionregistration.k8s.io'],
  },
  schema: webhookConfigurationSchema,
  inspect: ({ metadata, webhooks }) => {
    if ((webhooks ?? []).length === 0) return { unknown: 'the configuration has no webhooks' }
    return (webhooks ?? []).flatMap((webhook, index) =>
      faults(metadata.name, webhook).map(({ field, value, message }) =>
        proof(`webhooks[${index}].${field}`, value, `webhook ${webhook.name} ${message}`),
      ),
    )
  },
  mend: ({ metadata, webhooks }) => ({
    body: {
      webhooks: (webhooks ?? []).flatMap((webhook) => {
        const found = faults(metadata.name, webhook)
        const changes: Fields = Object.assign({}, ...found.map(({ mend }) => mend))
        return found.length > 0 ? [{ name: webhook.name, ...changes }] : []
      }),
    },
    note: 'Engines such as Kyverno write their webhooks themselves: change it in their configuration then.',
  }),
})
