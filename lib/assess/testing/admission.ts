import type { KubernetesObject } from '@/lib/model/kubernetes'

/** A ValidatingWebhookConfiguration with one webhook. */
export const webhooks = (name: string, webhook: object): KubernetesObject => ({
  apiVersion: 'admissionregistration.k8s.io/v1',
  kind: 'ValidatingWebhookConfiguration',
  metadata: { name },
  webhooks: [{ name: `${name}.example`, ...webhook }],
})
