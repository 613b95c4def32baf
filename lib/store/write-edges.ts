import type { Transaction } from '@/lib/db'
import type { EdgeKind } from '@/lib/model/asset'
import type { Observation } from '@/lib/model/observation'
import type { KeyResolver } from './resolve-keys'
import type { AssetChanges } from './write-assets'

type EdgeRow = { asset_id: string; kind: string; target_id: string; attributes: string }

const nameOf = (edge: { asset_id: string; kind: string; target_id: string }) =>
  `${edge.asset_id} ${edge.kind} ${edge.target_id}`

/** A holder is described by what it is, not by all that it holds: its `contains` edges go when their target goes. */
const additive: readonly EdgeKind[] = ['contains']

/**
 * Brings the edges of this source to what the report says. For assets that the report describes, edges that it
 * no longer shows are removed; for those it only mentions, edges are added. Edges of an asset that has a newer
 * description, and edges to or from what is gone, are passed over. Returns the ids of all targets whose incoming
 * edges changed.
 */
export async function writeEdges(
  tx: Transaction,
  environmentId: string,
  observation: Observation,
  evidenceAt: Date,
  keys: KeyResolver,
  { changed, outdated, gone }: AssetChanges,
): Promise<Set<string>> {
  const wanted = new Map<string, EdgeRow>()
  for (const edge of observation.edges) {
    const row = {
      asset_id: keys.id(edge.from),
      kind: edge.kind,
      target_id: keys.id(edge.to),
      attributes: JSON.stringify(edge.attributes ?? {}),
    }
    if (outdated.has(row.asset_id) || gone.has(row.asset_id) || gone.has(row.target_id)) continue
    wanted.set(nameOf(row), row)
  }
  // An asset whose description did not change still may have new edges, so all starts are read.
  const starts = new Set([...wanted.values()].map((row) => row.asset_id).concat([...changed.keys()]))
  const existing = await tx.$queryRaw<(Omit<EdgeRow, 'attributes'> & { attributes: unknown })[]>`
    SELECT asset_id, kind, target_id, attributes FROM edge
    WHERE asset_id = ANY(${[...starts]}::uuid[]) AND source = ${observation.source}`
  const described = new Set(observation.assets.filter((asset) => !asset.mentioned).map((asset) => keys.id(asset.key)))
  for (const id of outdated) described.delete(id)
  const kept = new Map<string, string>()
  const removed: EdgeRow[] = []
  for (const row of existing) {
    if (wanted.has(nameOf(row))) kept.set(nameOf(row), JSON.stringify(row.attributes))
    else if (described.has(row.asset_id) && !additive.includes(row.kind as EdgeKind)) {
      removed.push({ ...row, attributes: '' })
    }
  }
  const added = [...wanted.values()].filter((row) => kept.get(nameOf(row)) !== row.attributes)
  if (removed.length > 0) {
    await tx.$executeRaw`
      DELETE FROM edge USING unnest(${removed.map((row) => row.asset_id)}::uuid[],
        ${removed.map((row) => row.kind)}::text[], ${removed.map((row) => row.target_id)}::uuid[])
        AS old (asset_id, kind, target_id)
      WHERE edge.asset_id = old.asset_id AND edge.kind = old.kind AND edge.target_id = old.target_id
        AND edge.source = ${observation.source}`
  }
  if (added.length > 0) {
    await tx.$executeRaw`
      INSERT INTO edge (asset_id, kind, target_id, source, environment_id, attributes, evidence_at)
      SELECT asset_id, kind, target_id, ${observation.source}, ${environmentId}::uuid, attributes, ${evidenceAt}
      FROM unnest(${added.map((row) => row.asset_id)}::uuid[], ${added.map((row) => row.kind)}::text[],
        ${added.map((row) => row.target_id)}::uuid[], ${added.map((row) => row.attributes)}::jsonb[])
        AS row (asset_id, kind, target_id, attributes)
      ON CONFLICT (asset_id, kind, target_id, source) DO UPDATE
        SET attributes = excluded.attributes, evidence_at = excluded.evidence_at`
  }
  return new Set([...removed, ...added].map((row) => row.target_id))
}

/**
 * Joins images that were known by tag only to the digest that this report names: their edges move over and the
 * placeholder goes. Returns the ids of placeholders that went and of images that took over their edges.
 */
export async function joinTags(
  tx: Transaction,
  environmentId: string,
  observation: Observation,
  keys: KeyResolver,
  placeholderId: (reference: string) => string,
): Promise<{ gone: string[]; targets: Set<string> }> {
  const pairs = observation.assets.flatMap((asset) =>
    asset.kind === 'image'
      ? (asset.references ?? []).map((reference) => ({ from: placeholderId(reference), to: keys.id(asset.key) }))
      : [],
  )
  const moved = pairs.filter((pair) => pair.from !== pair.to)
  if (moved.length === 0) return { gone: [], targets: new Set() }
  const from = moved.map((pair) => pair.from)
  const to = moved.map((pair) => pair.to)
  const placeholders = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM asset WHERE id = ANY(${from}::uuid[]) AND environment_id = ${environmentId}::uuid AND gone_at IS NULL`
  if (placeholders.length === 0) return { gone: [], targets: new Set() }
  await tx.$executeRaw`
    INSERT INTO edge (asset_id, kind, target_id, source, environment_id, attributes, evidence_at)
    SELECT edge.asset_id, edge.kind, pair.new, edge.source, edge.environment_id, edge.attributes, edge.evidence_at
    FROM edge JOIN unnest(${from}::uuid[], ${to}::uuid[]) AS pair (old, new) ON edge.target_id = pair.old
    ON CONFLICT DO NOTHING`
  await tx.$executeRaw`DELETE FROM edge WHERE target_id = ANY(${from}::uuid[])`
  return { gone: placeholders.map((row) => row.id), targets: new Set(to) }
}
