import { z } from 'zod'

/** The fields of nodes, webhooks and other objects of the whole cluster that checks read. Names: Kubernetes API reference. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish()
const text = optional(z.string())
const strings = optional(z.array(z.string()))
const stringMap = optional(z.record(z.string(), z.string()))

export const namespaceSchema = z.looseObject({ metadata: z.looseObject({ name: z.string(), labels: stringMap }) })

export const nodeSchema = z.looseObject({
  status: optional(
    z.looseObject({
      nodeInfo: optional(z.looseObject({ kubeletVersion: text, containerRuntimeVersion: text, osImage: text })),
      addresses: optional(z.array(z.looseObject({ type: text, address: text }))),
    }),
  ),
})

const selector = optional(z.looseObject({}))
const webhook = z.looseObject({
  name: z.string(),
  failurePolicy: text,
  timeoutSeconds: optional(z.number()),
  namespaceSelector: selector,
  objectSelector: selector,
  matchConditions: optional(z.array(z.unknown())),
  rules: optional(z.array(z.looseObject({ resources: strings }))),
  clientConfig: optional(
    z.looseObject({
      url: text,
      caBundle: text,
      service: optional(z.looseObject({ name: text, namespace: text })),
    }),
  ),
})
export type Webhook = z.infer<typeof webhook>
export const webhookConfigurationSchema = z.looseObject({
  metadata: z.looseObject({ name: z.string() }),
  webhooks: optional(z.array(webhook)),
})

export const policyBindingSchema = z.looseObject({
  spec: optional(z.looseObject({ validationActions: strings, policyName: text })),
})

export const apiServiceSchema = z.looseObject({
  spec: optional(
    z.looseObject({
      insecureSkipTLSVerify: optional(z.boolean()),
      caBundle: text,
      service: optional(z.looseObject({ name: text, namespace: text })),
    }),
  ),
})

export const volumeSchema = z.looseObject({
  provisioner: text,
  parameters: stringMap,
  spec: optional(z.looseObject({ csi: optional(z.looseObject({ driver: text, volumeAttributes: stringMap })) })),
})
