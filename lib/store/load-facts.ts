import type { ObjectCheck } from '@/lib/assess/check'
import { ClusterFacts, type ClusterFact, type Shelf } from '@/lib/assess/facts/cluster-facts'
import { factParts, type FactPart, type FactTypes } from '@/lib/assess/facts/part'
import { Prisma } from '@/lib/generated/prisma/client'
import type { Transaction } from '@/lib/db'
import type { AssetKind } from '@/lib/model/asset'
import { factColumns, readFact, type FactRow } from './fact-columns'

/** An asset that is to be judged, and the checks that will judge it. */
export type JudgedAsset = {
  id: string
  kind: AssetKind
  name: string
  namespace: string | null
  clusterId: string | null
  checks: readonly Pick<ObjectCheck, 'needs'>[]
}

/** The namespaces of which a part is wanted; null: all of the cluster. */
type Wanted = Map<FactPart, Set<string> | null>

/**
 * What the checks of these assets need to know of their clusters, by the cluster's id: one statement for each part
 * that some check needs, of the namespaces that the assets are in.
 */
export async function loadFacts(
  tx: Transaction,
  environmentId: string,
  assets: readonly JudgedAsset[],
): Promise<ReadonlyMap<string, ClusterFacts>> {
  const clusters = new Map<string, Wanted>()
  for (const asset of assets) {
    const clusterId = asset.kind === 'cluster' ? asset.id : asset.clusterId
    const needs = new Set(asset.checks.flatMap((check) => check.needs ?? []))
    if (!clusterId || needs.size === 0) continue
    const wanted: Wanted = clusters.get(clusterId) ?? new Map()
    clusters.set(clusterId, wanted)
    for (const part of needs) want(wanted, part, asset)
  }
  const facts = new Map<string, ClusterFacts>()
  for (const [clusterId, wanted] of clusters) {
    const parts: { [Part in FactPart]?: FactTypes[Part][] } = {}
    for (const [part, namespaces] of wanted) {
      if (part === 'cluster') continue
      const rows = await rowsOf(tx, environmentId, clusterId, part, namespaces)
      Object.assign(parts, { [part]: rows.map((row) => readFact(part, row)) })
    }
    const listed = await listedShelves(tx, clusterId)
    facts.set(clusterId, new ClusterFacts({ cluster: await clusterFact(tx, clusterId), parts, listed }))
  }
  return facts
}

function want(wanted: Wanted, part: FactPart, { kind, name, namespace }: JudgedAsset): void {
  const place = factParts[part].reach === 'place' ? (kind === 'namespace' ? name : namespace) : null
  const known = wanted.get(part)
  if (place === null || known === null) wanted.set(part, null)
  else wanted.set(part, (known ?? new Set()).add(place))
}

async function rowsOf(
  tx: Transaction,
  environmentId: string,
  clusterId: string,
  part: FactPart,
  namespaces: ReadonlySet<string> | null,
): Promise<FactRow[]> {
  const { kind, objectKind, namespace } = factParts[part]
  const place = kind === 'namespace' ? Prisma.sql`name` : Prisma.sql`namespace`
  const places = namespace === undefined ? (namespaces ? [...namespaces] : null) : [namespace]
  const alsoOutside =
    kind === 'namespace' || namespace !== undefined ? Prisma.sql`false` : Prisma.sql`namespace IS NULL`
  return tx.$queryRaw<FactRow[]>`
    SELECT asset.id, attributes->>'kind' AS object_kind, namespace, name, document#>'{metadata,labels}' AS labels,
      ${factColumns[part]} AS data
    FROM asset JOIN asset_document ON asset_id = asset.id
    WHERE environment_id = ${environmentId}::uuid AND cluster_id = ${clusterId}::uuid AND kind = ${kind}
      AND gone_at IS NULL AND (${objectKind ?? null}::text IS NULL OR attributes->>'kind' = ${objectKind ?? null})
      AND (${places}::text[] IS NULL OR ${place} = ANY(${places ?? []}::text[]) OR ${alsoOutside})
    ORDER BY namespace NULLS FIRST, name, asset.id`
}

async function listedShelves(tx: Transaction, clusterId: string): Promise<Shelf[]> {
  const rows = await tx.$queryRaw<{ scope: string }[]>`
    SELECT DISTINCT scope FROM coverage WHERE asset_id = ${clusterId}::uuid AND complete AND scope LIKE 'assets:%'`
  const shelves = rows.map(({ scope }) => shelfOf(scope))
  // Where all namespaces are listed, single ones add nothing but length.
  const whole = new Set(shelves.flatMap((one) => (one.namespace === '*' ? `${one.kind}:${one.objectKind}` : [])))
  return shelves.filter((one) => one.namespace === '*' || !whole.has(`${one.kind}:${one.objectKind}`))
}

/** `assets:workload:Deployment:*` as its parts. */
function shelfOf(scope: string): Shelf {
  const [, kind = '', objectKind = '', ...namespace] = scope.split(':')
  return { kind, objectKind, namespace: namespace.join(':') }
}

async function clusterFact(tx: Transaction, clusterId: string): Promise<ClusterFact | null> {
  const [row] = await tx.$queryRaw<ClusterFact[]>`
    SELECT name, attributes->>'version' AS version, attributes->>'distribution' AS distribution FROM asset
    WHERE id = ${clusterId}::uuid AND gone_at IS NULL`
  return row ?? null
}
