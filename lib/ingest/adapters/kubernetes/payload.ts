import { z } from 'zod'
import { kubernetesObjectSchema, objectMetadataSchema, podSpecSchema } from '@/lib/model/kubernetes'

/**
 * The parts of a list of objects that are read here. Names are path segments of the API (no `/`, no `%`),
 * so that a made-up name can never spell another object's key.
 */
const namePattern = /^[^/%\s\p{Cc}]{1,253}$/u
export const isObjectName = (text: string) => namePattern.test(text) && text !== '.' && text !== '..'
const objectName = z.string().refine(isObjectName, 'is not the name of a Kubernetes object')

export const itemSchema = kubernetesObjectSchema.extend({
  apiVersion: z.string().regex(/^(?:[a-z0-9.-]{1,253}\/)?[a-z][a-z0-9]{0,62}$/, 'is not an API version'),
  kind: z.string().regex(/^[A-Za-z][A-Za-z0-9]{0,62}$/, 'is not a kind'),
  metadata: objectMetadataSchema.extend({
    name: objectName,
    namespace: z.union([z.literal(''), objectName]).nullish(),
  }),
})

const containers = z.array(z.object({ name: z.string(), image: z.string().nullish() })).nullish()
const statuses = z.array(z.object({ name: z.string(), imageID: z.string().nullish() })).nullish()

/** What a live pod tells about its controller: read for every pod of the estate, so it is kept short. */
export const livePodSchema = z.object({
  spec: z.object({ containers, initContainers: containers, ephemeralContainers: containers }),
  status: z
    .object({
      phase: z.string().nullish(),
      containerStatuses: statuses,
      initContainerStatuses: statuses,
      ephemeralContainerStatuses: statuses,
    })
    .nullish(),
})

export const podTemplateSchema = z.looseObject({
  metadata: z.looseObject({ labels: z.record(z.string(), z.string()).nullish() }).nullish(),
  spec: podSpecSchema,
})

const text = z.string().nullish()
export const nodeSchema = z.object({
  spec: z.object({ providerID: text }).nullish(),
  status: z
    .object({
      addresses: z.array(z.object({ type: text, address: text })).nullish(),
      nodeInfo: z
        .object({
          kubeletVersion: text,
          osImage: text,
          operatingSystem: text,
          architecture: text,
          kernelVersion: text,
          containerRuntimeVersion: text,
        })
        .nullish(),
    })
    .nullish(),
})

export const serviceSchema = z.object({
  spec: z
    .object({
      type: text,
      selector: z.record(z.string(), z.string()).nullish(),
      externalIPs: z.array(z.string()).nullish(),
    })
    .nullish(),
})

/** `service.name` is networking.k8s.io/v1, `serviceName` the beta versions before it. */
const backend = z.object({ service: z.object({ name: z.string() }).nullish(), serviceName: text }).nullish()
export const ingressSchema = z.object({
  spec: z
    .object({
      defaultBackend: backend,
      backend,
      rules: z
        .array(
          z.object({
            host: text,
            http: z.object({ paths: z.array(z.object({ backend })).nullish() }).nullish(),
          }),
        )
        .nullish(),
    })
    .nullish(),
})

export const roleBindingSchema = z.object({
  roleRef: z.object({ kind: z.enum(['Role', 'ClusterRole']), name: objectName }),
  subjects: z.array(z.object({ kind: z.string(), name: z.string(), namespace: text })).nullish(),
})
