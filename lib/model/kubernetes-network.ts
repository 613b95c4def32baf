import { z } from 'zod'

/** The fields of services, ingresses, gateways and policies that checks read. Names: Kubernetes API reference v1. */
const optional = <T extends z.ZodType>(schema: T) => schema.nullish()
const strings = z.array(z.string())
const metadata = z.looseObject({ name: z.string(), annotations: optional(z.record(z.string(), z.string())) })

export const serviceSchema = z.looseObject({
  metadata,
  spec: optional(
    z.looseObject({
      type: optional(z.string()),
      externalIPs: optional(strings),
      loadBalancerClass: optional(z.string()),
      loadBalancerSourceRanges: optional(strings),
      ports: optional(z.array(z.looseObject({ name: optional(z.string()), port: z.number() }))),
    }),
  ),
})
export type Service = z.infer<typeof serviceSchema>

export const ingressSchema = z.looseObject({
  metadata,
  spec: optional(
    z.looseObject({
      tls: optional(z.array(z.looseObject({ hosts: optional(strings), secretName: optional(z.string()) }))),
      rules: optional(z.array(z.looseObject({ host: optional(z.string()) }))),
    }),
  ),
})

export const gatewaySchema = z.looseObject({
  spec: optional(
    z.looseObject({
      listeners: optional(
        z.array(
          z.looseObject({
            name: optional(z.string()),
            protocol: optional(z.string()),
            port: optional(z.number()),
            tls: optional(
              z.looseObject({
                mode: optional(z.string()),
                certificateRefs: optional(z.array(z.unknown())),
                options: optional(z.record(z.string(), z.string())),
              }),
            ),
          }),
        ),
      ),
    }),
  ),
})

const peers = optional(
  z.array(z.looseObject({ ipBlock: optional(z.looseObject({ cidr: z.string(), except: optional(strings) })) })),
)
const ports = optional(z.array(z.unknown()))
export const networkPolicySchema = z.looseObject({
  spec: optional(
    z.looseObject({
      policyTypes: optional(strings),
      ingress: optional(z.array(z.looseObject({ from: peers, ports }))),
      egress: optional(z.array(z.looseObject({ to: peers, ports }))),
    }),
  ),
})
