import { problemsOf } from '@/lib/ingest/problems'
import {
  clusterReportKind,
  clusterReportSchema,
  clusterReportVersion,
  type ClusterReport,
} from '@/lib/model/cluster-report'
import type { Problem } from '@/lib/model/json'
import { kindFacts, kindLabel, kubernetesKinds, type KindFacts } from '@/lib/model/kubernetes-kinds'
import type { ObservedScope } from '@/lib/model/observation'
import { isObjectName } from './payload'
import type { ObjectName, Rejection } from './read-items'

type AssetScope = Extract<ObservedScope, { type: 'assets' }>

/** Whether a document is what our own collector sends. */
export function isClusterReport(document: unknown): boolean {
  if (typeof document !== 'object' || document === null) return false
  const { apiVersion, kind } = document as Record<string, unknown>
  return apiVersion === clusterReportVersion && kind === clusterReportKind
}

/** The report, or what is wrong with it. Its objects are not looked at here. */
export function readClusterReport(document: unknown): ClusterReport | Problem[] {
  const parsed = clusterReportSchema.safeParse(document)
  return parsed.success ? parsed.data : problemsOf(parsed.error)
}

/** What a report of our own collector knows beyond the objects that stand in it. */
export class ReportFrame {
  private readonly kinds: KindFacts[]
  private readonly names: ReadonlySet<string>

  constructor(private readonly report: ClusterReport) {
    this.kinds = report.kinds.flatMap(({ group, kind }) => kindFacts(group, kind) ?? [])
    this.names = new Set(this.kinds.map((one) => one.kind))
  }

  get cluster(): ClusterReport['cluster'] {
    return this.report.cluster
  }

  get coversClusterWide(): boolean {
    return this.report.covers.clusterWide
  }

  get collectedAt(): string {
    return this.report.collectedAt
  }

  /** Whether all objects of a kind of Kubernetes itself are known to the sender. */
  knows(kind: string): boolean {
    return this.names.has(kind)
  }

  /** Objects that exist and are not described. */
  mentions(): ObjectName[] {
    return this.report.mentions.filter(({ namespace, name }) => isObjectName(name) && isObjectName(namespace ?? 'x'))
  }

  /**
   * Scopes as the sender states them. A kind of which an object could not be read is not complete. When all kinds of
   * workloads are seen, those of custom controllers are too: they are known by their pods.
   */
  scopes(cluster: string, rejected: readonly Rejection[], complete: boolean): AssetScope[] {
    const { namespaces, clusterWide } = this.report.covers
    const faulty = new Set(rejected.flatMap((one) => (one.partial ? [] : [one.kind])))
    const sound = this.kinds.filter(({ group, kind }) => !faulty.has(kindLabel(group, kind)) && !faulty.has(null))
    const within = namespaces === '*' ? {} : { namespaces }
    const inside = namespaces !== '*' && namespaces.length === 0 ? [] : sound.filter((one) => one.namespaced)
    const outside = clusterWide ? sound.filter((one) => !one.namespaced) : []
    const scopes = [...scopesOf(cluster, inside, within), ...scopesOf(cluster, outside, {})]
    return scopes.map((scope) => ({ ...scope, complete }))
  }
}

function scopesOf(cluster: string, kinds: readonly KindFacts[], within: { namespaces?: string[] }): AssetScope[] {
  const byAsset = new Map<string, KindFacts[]>()
  for (const one of kinds) byAsset.set(one.asset, [...(byAsset.get(one.asset) ?? []), one])
  return [...byAsset.values()].flatMap((members): AssetScope[] => {
    const [first] = members
    if (!first) return []
    const { asset } = first
    const all = kubernetesKinds.filter((one) => one.asset === asset)
    const objectKinds = members.map(({ group, kind }) => kindLabel(group, kind)).sort()
    const isAll = members.length === all.length
    return [{ type: 'assets', cluster, kinds: [asset], ...(!isAll && { objectKinds }), ...within, complete: true }]
  })
}
