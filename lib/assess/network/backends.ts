import { z } from 'zod'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { onceOf, type ClusterFacts } from '../facts/cluster-facts'
import { LabelledThings } from '../facts/label-selector'
import type { FactTypes } from '../facts/part'

export type WorkloadFact = FactTypes['workloads']
export type ServiceFact = FactTypes['services']

const serviceSchema = z.object({
  type: z.string().nullish(),
  selector: z.record(z.string(), z.string()).nullish(),
  clusterIP: z.string().nullish(),
  ports: z
    .array(z.object({ port: z.union([z.number(), z.string()]).nullish(), protocol: z.string().nullish() }))
    .nullish(),
})
export type ServiceSpec = z.infer<typeof serviceSchema>

/** What a service says, or nothing where it has the wrong shape. */
export const serviceSpec = (spec: unknown): ServiceSpec => serviceSchema.safeParse(spec).data ?? {}

/** The selector of a service; empty: it sends traffic to what somebody else lists, or to another name. */
export function selectorOf({ type, selector }: ServiceSpec): [string, string][] {
  return type === 'ExternalName' ? [] : Object.entries(selector ?? {})
}

const labelled = onceOf(() => new Map<string, LabelledThings<WorkloadFact>>())

/** The workloads of the namespace whose pods a service picks. */
export function workloadsBehind(facts: ClusterFacts, namespace: string, spec: unknown): WorkloadFact[] {
  const pairs = selectorOf(serviceSpec(spec))
  if (pairs.length === 0) return []
  const places = labelled(facts)
  const things = places.get(namespace) ?? new LabelledThings(facts.in('workloads', namespace), (one) => one.podLabels)
  places.set(namespace, things)
  return things.selectedBy({ pairs, expressions: [] })
}

const text = z.string().nullish()
const backend = z.object({ service: z.object({ name: z.string() }).nullish(), serviceName: text }).nullish()
const target = z.object({ kind: text, name: z.string(), namespace: text })
const entrySchema = z.object({
  defaultBackend: backend,
  backend,
  to: target.nullish(),
  alternateBackends: z.array(target).nullish(),
  rules: z
    .array(
      z.object({
        http: z.object({ paths: z.array(z.object({ backend })).nullish() }).nullish(),
        backendRefs: z.array(target).nullish(),
      }),
    )
    .nullish(),
})

/** The services that an Ingress, a Route or a route of the Gateway API sends to, as `[namespace, name]`. */
export function servicesBehind({ metadata, spec }: KubernetesObject): [namespace: string, name: string][] {
  const entry = entrySchema.safeParse(spec).data
  const here = metadata.namespace ?? ''
  const own = [
    entry?.defaultBackend,
    entry?.backend,
    ...(entry?.rules ?? []).flatMap((rule) => (rule.http?.paths ?? []).map((path) => path.backend)),
  ]
  const named = own.flatMap((one) => one?.service?.name ?? one?.serviceName ?? [])
  const targets = [
    entry?.to,
    ...(entry?.alternateBackends ?? []),
    ...(entry?.rules ?? []).flatMap((rule) => rule.backendRefs ?? []),
  ]
  const referred = targets.flatMap((one): [string, string][] =>
    one && (one.kind ?? 'Service') === 'Service' ? [[one.namespace || here, one.name]] : [],
  )
  const all = [...named.map((name): [string, string] => [here, name]), ...referred]
  return [...new Map(all.map((one) => [one.join('/'), one])).values()]
}
