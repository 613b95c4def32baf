import type { ObjectStore, Section } from './object-store'

type Reference = { namespace?: unknown }
type RouteSpec = { spec?: { rules?: { backendRefs?: Reference[] }[] } }

/**
 * Namespaces that have to be told together: a route may send traffic to services of another namespace, and says only
 * with them which workloads can be reached. Returns the sections with all that hang together with them.
 */
export function linkNamespaces(store: ObjectStore, wanted: Iterable<Section>): Section[] {
  const links = new Map<Section, Set<Section>>()
  const link = (a: Section, b: Section) => links.set(a, (links.get(a) ?? new Set()).add(b))
  for (const section of store.names()) {
    for (const { kind, text } of store.objects(section)) {
      if (kind.group !== 'gateway.networking.k8s.io' || !kind.kind.endsWith('Route')) continue
      const { spec } = JSON.parse(text) as RouteSpec
      for (const { namespace } of (spec?.rules ?? []).flatMap((rule) => rule.backendRefs ?? [])) {
        if (typeof namespace !== 'string' || namespace === section) continue
        link(section, namespace)
        link(namespace, section)
      }
    }
  }
  const found = new Set(wanted)
  // A set that grows while it is walked is walked to its end.
  for (const section of found) for (const other of links.get(section) ?? []) found.add(other)
  return [...found].sort()
}
