import { problemsOf } from '@/lib/ingest/problems'
import { jsonPath } from '@/lib/ingest/problems'
import type { ReportFrame } from './cluster-report'
import { labelOf, type Item } from './read-items'
import { kindFacts } from '@/lib/model/kubernetes-kinds'
import { isExternal, workloadMatcher, type ServiceFacts } from './match-services'
import type { Workload } from './gather-workloads'
import type { Observed } from './observed'
import { serviceSchema } from './payload'
import { readEntry, type Entry } from './read-routes'
import { trimObject } from './trim-object'

/** From where a workload can be reached; null when the list holds no services, so that nothing is known. */
export type Exposure = { of(workload: string): 'external' | 'internal' | 'none' | null }

/** Adds services, ingresses and routes with the workloads that they expose. */
export function observeNetwork(
  into: Observed,
  items: readonly Item[],
  workloads: readonly Workload[],
  frame?: ReportFrame,
): Exposure {
  const match = workloadMatcher(workloads)
  const services = new Map<string, ServiceFacts>()
  const reach = new Map<string, 'external' | 'internal'>()
  const expose = (key: string, external: boolean) => {
    if (external || !reach.has(key)) reach.set(key, external ? 'external' : 'internal')
  }
  for (const item of items) {
    if (labelOf(item) !== 'Service') continue
    const facts = addService(into, item)
    if (!facts) continue
    services.set(`${facts.namespace}/${facts.name}`, facts)
    const { type, external } = facts
    for (const workload of match(facts)) {
      expose(workload.key, external)
      into.addEdge(into.keyOf(item), 'exposes', workload.key, { type, external })
    }
  }
  for (const item of items) {
    if (kindFacts(item.group, item.kind)?.asset !== 'ingress' || item.kind === 'Gateway') continue
    const { services: sent, external } = addEntry(into, item)
    const reached = new Map<string, string[]>()
    for (const name of sent) {
      const service = services.get(name)
      for (const { key } of service ? match(service) : []) {
        reached.set(key, [...(reached.get(key) ?? []), name.slice(name.indexOf('/') + 1)])
      }
    }
    for (const [key, names] of reached) {
      expose(key, external)
      into.addEdge(into.keyOf(item), 'exposes', key, { type: item.kind, external, services: names })
    }
  }
  const known = services.size > 0 || frame?.knows('Service') === true
  return { of: (workload) => reach.get(workload) ?? (known ? 'none' : null) }
}

function addService(into: Observed, item: Item): ServiceFacts | null {
  const parsed = serviceSchema.safeParse(item.object)
  const document = parsed.success ? trimObject(item.object) : null
  if (!parsed.success || document === null) {
    into.reject(item, faultOf(item, parsed.error))
    return null
  }
  const { spec } = parsed.data
  const type = spec?.type || 'ClusterIP'
  const external = isExternal(type, spec?.externalIPs ?? [], item.object.metadata.annotations ?? {})
  into.addObject(item, 'service', { type, external }, document)
  // ExternalName services have a selector at times, but never send anything to it.
  const selector = type === 'ExternalName' ? {} : (spec?.selector ?? {})
  return { namespace: item.namespace ?? '', name: item.name, type, external, selector }
}

function addEntry(into: Observed, item: Item): Pick<Entry, 'services' | 'external'> {
  const read = readEntry(item)
  const document = read.ok ? trimObject(item.object) : null
  if (!read.ok || document === null) {
    into.reject(item, faultOf(item, read.ok ? undefined : read.error))
    return { services: [], external: false }
  }
  into.addObject(item, 'ingress', { hosts: read.entry.hosts }, document)
  return read.entry
}

/** The first fault in an object, or that it is too large when it has none. */
export function faultOf(item: Item, error: Parameters<typeof problemsOf>[0] | undefined) {
  const fault = error ? problemsOf(error, item.path)[0] : undefined
  return fault ?? { path: jsonPath(item.path), message: 'is larger than 256 KiB' }
}
