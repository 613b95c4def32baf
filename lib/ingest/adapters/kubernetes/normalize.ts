import type { AdapterResult, ReportContext } from '@/lib/ingest/adapter'
import type { ObservedEdge } from '@/lib/model/observation'
import type { ReportFrame } from './cluster-report'
import { cover } from './cover'
import { gatherWorkloads } from './gather-workloads'
import { identifyCluster } from './identify-cluster'
import { observeAccess } from './observe-access'
import { observeNetwork } from './observe-network'
import { observeObjects } from './observe-objects'
import { observePlaces } from './observe-places'
import { observeWorkloads } from './observe-workloads'
import { Observed } from './observed'
import { isProblem } from './pod-template'
import { indexItems, labelOf, readItems, serverVersion } from './read-items'
import { resourceFacts } from '@/lib/model/kubernetes-kinds'

/** Reads a body of Kubernetes objects. The order of the objects makes no difference. */
export function normalize(documents: readonly unknown[], context: ReportContext, frame?: ReportFrame): AdapterResult {
  const read = readItems(documents)
  if (read.items.length === 0 && read.rejected.length > 0 && !frame) {
    return { ok: false, problems: read.rejected.slice(0, 50).map(({ problem }) => problem) }
  }
  const cluster = identifyCluster(read.items, context, frame)
  if (isProblem(cluster)) return { ok: false, problems: [cluster] }

  const index = indexItems(read.items)
  const items = [...index.values()]
  const observed = new Observed(cluster, read.rejected)
  const { workloads, controllers } = gatherWorkloads(index, cluster.id, read.rejected)
  const told = documents.flatMap((document) => serverVersion(document) ?? [])[0]
  for (const name of frame?.mentions() ?? []) observed.mention(name)
  observePlaces(observed, items, told, frame)
  observeObjects(observed, items)
  observeAccess(observed, items, frame)
  const exposure = observeNetwork(observed, items, workloads, frame)
  const accounts = new Set(items.flatMap((item) => (labelOf(item) === 'ServiceAccount' ? [item.namespace] : [])))
  observeWorkloads(
    observed,
    workloads,
    exposure,
    items.some((item) => labelOf(item) === 'Pod') || frame?.knows('Pod') === true,
    (namespace) => (frame ? frame.knows('ServiceAccount') : accounts.has(namespace)),
  )
  // An asset that was too large is gone again, and edges to it with it.
  const edges = [...observed.edges.values()].filter(
    ({ from, to }) => observed.assets.has(from) && observed.assets.has(to),
  )
  const { documents: facts, rejected } = read
  const complete = context.complete
  const asked = (context.scope ?? '').split(',').flatMap((resource) => resourceFacts(resource) ?? [])
  return {
    ok: true,
    observation: {
      source: 'kubernetes',
      evidenceAt: instant(frame?.collectedAt ?? context.collectedAt),
      title: cluster.name,
      assets: [...observed.assets.values()].sort((a, b) => (a.key < b.key ? -1 : 1)),
      edges: edges.sort(byEnds),
      scopes: frame
        ? frame.scopes(cluster.key, rejected, complete !== false)
        : cover({ cluster: cluster.key, items: read.items, documents: facts, rejected, controllers, asked, complete }),
      findings: [],
      vulnerabilities: [],
      events: [],
      rejected: rejected.map(({ problem }) => problem),
    },
  }
}

function byEnds(a: ObservedEdge, b: ObservedEdge): number {
  if (a.from !== b.from) return a.from < b.from ? -1 : 1
  if (a.kind !== b.kind) return a.kind < b.kind ? -1 : 1
  return a.to < b.to ? -1 : a.to > b.to ? 1 : 0
}

/** RFC 3339 with any offset as UTC; what is no time stays as it came. */
function instant(text: string): string {
  const time = Date.parse(text)
  return Number.isNaN(time) ? text : new Date(time).toISOString()
}
