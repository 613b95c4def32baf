import type { EntityKind } from '@/lib/model/alert'
import type { IncidentGraph } from '@/lib/model/incident-view'

export type PlacedNode = IncidentGraph['nodes'][number] & { x: number; y: number }
export type PlacedGraph = {
  width: number
  height: number
  nodes: PlacedNode[]
  /** Lines from the right edge of one box to the left edge of another. */
  links: { key: string; path: string; alerts: number }[]
}

export const box = { width: 190, height: 34 }
const gap = { x: 56, y: 14 }
/** Columns from who acts to what is acted on. */
const columns: readonly (readonly EntityKind[])[] = [
  ['ip'],
  ['user', 'service-account'],
  ['namespace', 'workload', 'pod'],
  ['image', 'node'],
]

/** Places entities in columns and joins them by curves; columns without any take no room. */
export function layOutGraph(graph: IncidentGraph): PlacedGraph {
  const filled = columns
    .map((kinds) => graph.nodes.filter((node) => kinds.includes(node.kind)))
    .filter((column) => column.length > 0)
  const rows = Math.max(0, ...filled.map((column) => column.length))
  const height = Math.max(box.height, rows * (box.height + gap.y) - gap.y)
  const nodes = filled.flatMap((column, at) => {
    const tall = column.length * (box.height + gap.y) - gap.y
    const top = (height - tall) / 2
    return column.map((node, row) => ({ ...node, x: at * (box.width + gap.x), y: top + row * (box.height + gap.y) }))
  })
  const byId = new Map(nodes.map((node) => [node.id, node]))
  const links = graph.links.flatMap(({ from, to, alerts }) => {
    const [one, other] = [byId.get(from), byId.get(to)]
    if (!one || !other) return []
    const [x1, y1] = [one.x + box.width, one.y + box.height / 2]
    const [x2, y2] = [other.x, other.y + box.height / 2]
    const bend = (x2 - x1) / 2
    return [{ key: `${from} ${to}`, alerts, path: `M${x1} ${y1} C${x1 + bend} ${y1} ${x2 - bend} ${y2} ${x2} ${y2}` }]
  })
  return { width: Math.max(box.width, filled.length * (box.width + gap.x) - gap.x), height, nodes, links }
}

/** A name that fits its box: the middle goes, for both ends tell something. */
export function shortName(name: string, length = 24): string {
  if (name.length <= length) return name
  const end = Math.floor((length - 1) / 2)
  return `${name.slice(0, length - 1 - end)}…${name.slice(-end)}`
}
