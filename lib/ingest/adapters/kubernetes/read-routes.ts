import { z } from 'zod'
import { backendServices, ingressHosts } from './match-services'
import { ingressSchema } from './payload'
import type { Item } from './read-items'

/** What an ingress or route lets in: host names, and services as `namespace/name`. */
export type Entry = { hosts: string[]; services: string[]; external: boolean }
type Read = { ok: true; entry: Entry } | { ok: false; error: z.ZodError }

const text = z.string().nullish()
const target = z.object({ kind: text, name: z.string() })

/** OpenShift's Route. Source: route.openshift.io/v1. */
const routeSchema = z.object({
  spec: z.object({ host: text, to: target.nullish(), alternateBackends: z.array(target).nullish() }).nullish(),
})

/** HTTPRoute and its kin. Source: gateway.networking.k8s.io/v1. */
const gatewayRouteSchema = z.object({
  spec: z
    .object({
      parentRefs: z.array(z.object({ kind: text })).nullish(),
      hostnames: z.array(z.string()).nullish(),
      rules: z
        .array(z.object({ backendRefs: z.array(target.extend({ group: text, namespace: text })).nullish() }))
        .nullish(),
    })
    .nullish(),
})

const isService = ({ kind }: { kind?: string | null }) => (kind || 'Service') === 'Service'

/** Reads an Ingress, a Route of OpenShift or a route of the Gateway API. */
export function readEntry(item: Item): Read {
  const here = (names: readonly string[]) => [...new Set(names)].sort().map((name) => `${item.namespace}/${name}`)
  if (item.kind === 'Ingress') {
    const parsed = ingressSchema.safeParse(item.object)
    if (!parsed.success) return { ok: false, error: parsed.error }
    const { spec } = parsed.data
    return { ok: true, entry: { hosts: ingressHosts(spec), services: here(backendServices(spec)), external: true } }
  }
  if (item.kind === 'Route') {
    const parsed = routeSchema.safeParse(item.object)
    if (!parsed.success) return { ok: false, error: parsed.error }
    const { host, to, alternateBackends } = parsed.data.spec ?? {}
    const names = [...(to ? [to] : []), ...(alternateBackends ?? [])].filter(isService).map(({ name }) => name)
    return { ok: true, entry: { hosts: host ? [host] : [], services: here(names), external: true } }
  }
  const parsed = gatewayRouteSchema.safeParse(item.object)
  if (!parsed.success) return { ok: false, error: parsed.error }
  const { parentRefs, hostnames, rules } = parsed.data.spec ?? {}
  const services = (rules ?? [])
    .flatMap((rule) => rule.backendRefs ?? [])
    .filter(isService)
    .map(({ namespace, name }) => `${namespace || item.namespace}/${name}`)
  // A route whose parent is a Service speaks of the mesh, not of a gateway.
  const external = (parentRefs ?? []).some((parent) => !isServiceParent(parent))
  return {
    ok: true,
    entry: { hosts: [...new Set(hostnames ?? [])].sort(), services: [...new Set(services)].sort(), external },
  }
}

const isServiceParent = ({ kind }: { kind?: string | null }) => kind === 'Service'
