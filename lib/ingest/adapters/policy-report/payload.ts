import { z } from 'zod'
import type { Json } from '@/lib/model/json'

/**
 * The parts of a policy report that we read. One shape serves wgpolicyk8s.io v1alpha1 (`status`, `data`), v1alpha2,
 * v1beta1, its later name reports.x-k8s.io, and openreports.io v1alpha1 (`subjects`). Source: kubernetes-sigs/wg-policy-prototypes and openreports.io.
 */
const text = z.string().nullish()
const json = z.custom<Json>((value) => value !== undefined)
const bag = z.record(z.string(), json).nullish()

export const resourceReference = z.looseObject({
  apiVersion: text,
  kind: z.string().min(1).max(256),
  name: z.string().min(1).max(512),
  namespace: text,
})
export type ResourceReference = z.infer<typeof resourceReference>

const timestamp = z
  .union([z.looseObject({ seconds: z.number().nullish() }), z.string()])
  .nullish()
  .catch(null)

export const result = z.looseObject({
  policy: z.string().nullish(),
  rule: text,
  message: text,
  category: text,
  severity: text,
  source: text,
  result: text,
  status: text,
  scored: z.boolean().nullish(),
  properties: bag,
  data: bag,
  resources: z.array(resourceReference).nullish(),
  subjects: z.array(resourceReference).nullish(),
  timestamp,
})
export type Result = z.infer<typeof result>

const labels = z.record(z.string(), z.string()).nullish()
const count = z.number().nullish().catch(null)

export const report = z.looseObject({
  apiVersion: z
    .string()
    .regex(/^(?:wgpolicyk8s\.io|openreports\.io|reports\.x-k8s\.io)\//, 'expected wgpolicyk8s.io or openreports.io'),
  kind: z.enum(['PolicyReport', 'ClusterPolicyReport', 'Report', 'ClusterReport']),
  metadata: z
    .looseObject({
      name: text,
      namespace: text,
      creationTimestamp: text,
      labels,
      ownerReferences: z.array(resourceReference).nullish().catch(null),
    })
    .nullish(),
  scope: resourceReference.nullish(),
  source: text,
  summary: z.looseObject({ fail: count, warn: count, error: count }).nullish(),
  results: z.array(z.unknown()).nullish(),
})
export type Report = z.infer<typeof report>

/** What Policy Reporter's webhook posts: one result with its resource. */
export const webhookResult = result.extend({
  resource: resourceReference.nullish(),
  creationTimestamp: text,
})

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
