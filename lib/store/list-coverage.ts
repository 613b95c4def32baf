import type { Transaction } from '@/lib/db'
import type { Observation, ObservedAsset, ObservedScope } from '@/lib/model/observation'
import { contentHash } from './content-hash'
import type { KeyResolver } from './resolve-keys'

type AssetScope = Extract<ObservedScope, { type: 'assets' }>

/** One kind of object in one place: what a list of objects is complete for. `*` stands for all. */
export type Shelf = { clusterId: string; kind: string; objectKind: string; namespace: string }

const scopeName = ({ kind, objectKind, namespace }: Shelf) => `assets:${kind}:${objectKind}:${namespace}`

function shelvesOf(scope: AssetScope, keys: KeyResolver): Shelf[] {
  const clusterId = keys.id(scope.cluster)
  return scope.kinds.flatMap((kind) =>
    (scope.objectKinds ?? ['*']).flatMap((objectKind) =>
      (scope.namespaces ?? ['*']).map((namespace) => ({ clusterId, kind, objectKind, namespace })),
    ),
  )
}

/**
 * Leaves out what a newer list has already settled: descriptions of objects, and scopes, whose shelf was listed
 * completely by the same source after this report's evidence. Without this, a list that arrives late would bring
 * back or take away objects that did not change since.
 */
export async function withoutOutdated(
  tx: Transaction,
  observation: Observation,
  evidenceAt: Date,
  keys: KeyResolver,
): Promise<Observation> {
  const scopes = observation.scopes.filter((scope) => scope.type === 'assets')
  if (scopes.length === 0) return observation
  const clusterIds = [...new Set(scopes.map((scope) => keys.id(scope.cluster)))]
  const newer = await tx.$queryRaw<{ asset_id: string; scope: string }[]>`
    SELECT asset_id, scope FROM coverage
    WHERE asset_id = ANY(${clusterIds}::uuid[]) AND source = ${observation.source} AND complete
      AND scope LIKE 'assets:%' AND evidence_at > ${evidenceAt}`
  if (newer.length === 0) return observation
  const settled = newer.map((row) => {
    const [, kind = '', objectKind = '', ...namespace] = row.scope.split(':')
    return { clusterId: row.asset_id, kind, objectKind, namespace: namespace.join(':') }
  })
  const isSettled = (shelf: Shelf) =>
    settled.some(
      (row) =>
        row.clusterId === shelf.clusterId &&
        row.kind === shelf.kind &&
        (row.objectKind === '*' || row.objectKind === shelf.objectKind) &&
        (row.namespace === '*' || row.namespace === shelf.namespace),
    )
  const shelfOf = (asset: ObservedAsset): Shelf => ({
    clusterId: asset.cluster ? keys.id(asset.cluster) : '',
    kind: asset.kind,
    objectKind: typeof asset.attributes?.kind === 'string' ? asset.attributes.kind : '',
    namespace: asset.namespace ?? '',
  })
  const outdated = new Set(
    observation.assets.filter((asset) => !asset.mentioned && isSettled(shelfOf(asset))).map((asset) => asset.key),
  )
  return {
    ...observation,
    assets: observation.assets.filter((asset) => !outdated.has(asset.key)),
    edges: observation.edges.filter((edge) => !outdated.has(edge.from) && !outdated.has(edge.to)),
    scopes: observation.scopes.filter((scope) => scope.type !== 'assets' || !shelvesOf(scope, keys).some(isSettled)),
  }
}

/**
 * Remembers until when each shelf is known, so that later reports can be told from late ones. Returns the shelves that
 * were listed for the first time: what is not on them does not exist, where nothing was known of it before.
 */
export async function writeListCoverage(
  tx: Transaction,
  report: { environmentId: string; reportId: string; evidenceAt: Date },
  observation: Observation,
  keys: KeyResolver,
): Promise<Shelf[]> {
  const rows = new Map<string, { shelf: Shelf; complete: boolean }>()
  for (const scope of observation.scopes) {
    if (scope.type !== 'assets') continue
    for (const shelf of shelvesOf(scope, keys)) {
      rows.set(`${shelf.clusterId} ${scopeName(shelf)}`, { shelf, complete: scope.complete })
    }
  }
  const list = [...rows.values()].filter((row) => row.complete)
  if (list.length === 0) return []
  const clusterIds = [...new Set(list.map((row) => row.shelf.clusterId))]
  const known = await tx.$queryRaw<{ name: string }[]>`
    SELECT asset_id || ' ' || scope AS name FROM coverage
    WHERE asset_id = ANY(${clusterIds}::uuid[]) AND complete AND scope LIKE 'assets:%'`
  const before = new Set(known.map((row) => row.name))
  await tx.$executeRaw`
    INSERT INTO coverage (asset_id, source, scope, environment_id, complete, content_hash, evidence_at, report_id)
    SELECT asset_id, ${observation.source}, scope, ${report.environmentId}::uuid, true,
      decode(${contentHash(null)}, 'hex'), ${report.evidenceAt}, ${report.reportId}::uuid
    FROM unnest(${list.map((row) => row.shelf.clusterId)}::uuid[], ${list.map((row) => scopeName(row.shelf))}::text[])
      AS row (asset_id, scope)
    ON CONFLICT (asset_id, source, scope) DO UPDATE
      SET evidence_at = GREATEST(coverage.evidence_at, excluded.evidence_at), report_id = excluded.report_id`
  await forgetNarrower(
    tx,
    report.evidenceAt,
    observation.source,
    list.map((row) => row.shelf),
  )
  const isKnown = (shelf: Shelf) =>
    before.has(`${shelf.clusterId} ${scopeName(shelf)}`) ||
    before.has(`${shelf.clusterId} ${scopeName({ ...shelf, namespace: '*' })}`)
  return list.flatMap(({ shelf }) => (isKnown(shelf) ? [] : [shelf]))
}

/** A list of all namespaces says what older ones of single namespaces said: a cluster has thousands of those. */
async function forgetNarrower(
  tx: Transaction,
  evidenceAt: Date,
  source: string,
  shelves: readonly Shelf[],
): Promise<void> {
  const whole = shelves.filter((shelf) => shelf.namespace === '*')
  if (whole.length === 0) return
  await tx.$executeRaw`
    DELETE FROM coverage USING unnest(${whole.map((shelf) => shelf.clusterId)}::uuid[],
      ${whole.map((shelf) => scopeName(shelf).slice(0, -1))}::text[]) AS row (asset_id, prefix)
    WHERE coverage.asset_id = row.asset_id AND source = ${source} AND evidence_at <= ${evidenceAt}
      AND starts_with(scope, prefix) AND scope <> prefix || '*'`
}
