import type { KubernetesObject } from '@/lib/model/kubernetes'

/** An Ingress `web` in namespace `shop`. */
export const ingress = (spec: object, annotations: Record<string, string> = {}): KubernetesObject => ({
  apiVersion: 'networking.k8s.io/v1',
  kind: 'Ingress',
  metadata: { name: 'web', namespace: 'shop', annotations },
  spec: { ...spec },
})
