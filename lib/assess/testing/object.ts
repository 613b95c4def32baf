import { kubernetesObjectSchema, type KubernetesObject } from '@/lib/model/kubernetes'

/** An object of the core group in namespace `shop` with these fields at its top; `metadata` is added to its name. */
export function coreObject(
  kind: string,
  name: string,
  { metadata, ...fields }: { metadata?: object; [field: string]: unknown } = {},
): KubernetesObject {
  return kubernetesObjectSchema.parse({
    apiVersion: 'v1',
    kind,
    metadata: { name, namespace: 'shop', ...metadata },
    ...fields,
  })
}
