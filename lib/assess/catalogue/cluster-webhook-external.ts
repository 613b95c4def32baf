import { webhookConfigurationSchema } from '@/lib/model/kubernetes-cluster'
import { kindCheck } from '../kind-check'
import { proof } from '../verdict'

/** Names and addresses that lead to the cluster itself, or to the machine of the API server. */
const inside = /^(?:localhost|127\.\d+\.\d+\.\d+|\[::1\]|[a-z0-9.-]+\.svc(?:\.[a-z0-9-]+\.local)?)$/i

function hostOf(url: string): string {
  const found = /^https:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/:?#]+)/i.exec(url)
  return found?.[1] ?? ''
}

export const clusterWebhookExternal = kindCheck({
  id: 'k8s-cluster-webhook-external',
  name: 'Admission webhooks should not call external URLs',
  description:
    'An admission webhook receives objects in full, secrets among them, and may change or refuse them. One outside the cluster hands all that to somebody else; one without a certificate authority of its own trusts any that the system trusts.',
  severity: 'medium',
  control: 'security-configurations',
  remediation: [
    'Run the webhook in the cluster and name it by `clientConfig.service`.',
    'Set `clientConfig.caBundle`, or let cert-manager keep it up to date.',
  ],
  mappings: { nsa: ['PS-enf'], kubescape: ['C-0036', 'C-0039'] },
  assetKinds: ['admission'],
  kinds: {
    ValidatingWebhookConfiguration: ['admissionregistration.k8s.io'],
    MutatingWebhookConfiguration: ['admissionregistration.k8s.io'],
  },
  schema: webhookConfigurationSchema,
  inspect: ({ webhooks }) => {
    if ((webhooks ?? []).length === 0) return { unknown: 'the configuration has no webhooks' }
    return (webhooks ?? []).flatMap(({ name, clientConfig }, index) => {
      const at = `webhooks[${index}].clientConfig`
      const url = clientConfig?.url
      const host = url ? hostOf(url) : ''
      return [
        ...(url && !inside.test(host)
          ? [proof(`${at}.url`, host || undefined, `webhook ${name} sends objects out of the cluster`)]
          : []),
        ...(clientConfig?.caBundle
          ? []
          : [proof(`${at}.caBundle`, undefined, `webhook ${name} names no certificate authority`)]),
      ]
    })
  },
})
