import type { EntityKind } from '@/lib/model/alert'
import { isTelling } from './clue'

type NamedBy = { alertId: string; id: string; kind: EntityKind; name: string; assetId: string | null }
export type DrawnGraph = {
  nodes: { id: string; kind: EntityKind; name: string; alerts: number; assetId: string | null }[]
  links: { from: string; to: string; alerts: number }[]
  left: number
}

/** From who acts to what is acted on; kinds of one rank are not joined. */
export const graphRank: Partial<Record<EntityKind, number>> = {
  ip: 0,
  user: 1,
  'service-account': 1,
  namespace: 2,
  workload: 2,
  pod: 2,
  image: 3,
  node: 3,
}
/** More than these nobody can read. */
const mostNodes = 40

/**
 * The entities of an incident and what joins them: in each alert, every entity is joined to those of the next rank
 * that the alert names. The ones that most alerts name are kept. A pod stands for its workload where both are named,
 * a namespace only where nothing in it is.
 */
export function drawIncident(entities: readonly NamedBy[]): DrawnGraph {
  const byAlert = new Map<string, NamedBy[]>()
  for (const entity of entities) {
    if (graphRank[entity.kind] === undefined || !isTelling(entity)) continue
    byAlert.set(entity.alertId, [...(byAlert.get(entity.alertId) ?? []), entity])
  }
  const nodes = new Map<string, DrawnGraph['nodes'][number]>()
  const shown = [...byAlert.values()].map(narrowest)
  for (const named of shown) {
    for (const { id, kind, name, assetId } of named) {
      const node = nodes.get(id)
      if (node) node.alerts += 1
      else nodes.set(id, { id, kind, name, alerts: 1, assetId })
    }
  }
  const kept = [...nodes.values()]
    .toSorted((a, b) => b.alerts - a.alerts || rankOf(a) - rankOf(b) || (a.name < b.name ? -1 : 1))
    .slice(0, mostNodes)
  const known = new Set(kept.map((node) => node.id))
  const links = new Map<string, DrawnGraph['links'][number]>()
  for (const named of shown) {
    const drawn = named.filter(({ id }) => known.has(id))
    const ranks = [...new Set(drawn.map(rankOf))].sort((a, b) => a - b)
    for (const [at, rank] of ranks.entries()) {
      const next = ranks[at + 1]
      for (const from of drawn.filter((one) => rankOf(one) === rank)) {
        for (const to of drawn.filter((one) => rankOf(one) === next)) {
          const key = `${from.id} ${to.id}`
          const link = links.get(key)
          if (link) link.alerts += 1
          else links.set(key, { from: from.id, to: to.id, alerts: 1 })
        }
      }
    }
  }
  return {
    nodes: kept.toSorted((a, b) => rankOf(a) - rankOf(b) || b.alerts - a.alerts || (a.name < b.name ? -1 : 1)),
    links: [...links.values()],
    left: nodes.size - kept.length,
  }
}

const rankOf = ({ kind }: { kind: EntityKind }) => graphRank[kind] ?? 0

function narrowest(named: readonly NamedBy[]): NamedBy[] {
  const has = (kind: EntityKind) => named.some((one) => one.kind === kind)
  const inside = has('workload') || has('pod') || has('service-account')
  return named.filter(({ kind }) => !(kind === 'namespace' && inside) && !(kind === 'pod' && has('workload')))
}
