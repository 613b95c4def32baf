import type { Transaction } from '@/lib/db'
import { clusterOfKey } from '@/lib/model/key'
import type { ObservedAsset } from '@/lib/model/observation'
import { contentHash } from './content-hash'
import type { KeyResolver } from './resolve-keys'
import { grantOf, type Grant } from './object-change'
import { moveTally, TallyChange } from './tally'

export type AssetChanges = {
  /** Ids of assets that are new, revived or whose description changed: they are assessed again. */
  changed: Map<string, ObservedAsset>
  appeared: Set<string>
  /** What bindings granted before, as far as they were known. */
  granted: Map<string, Grant[]>
  /** Of those, the ones that were known and can now be reached from outside, or no longer. */
  exposureChanged: Set<string>
  /** Described by this report, but a newer description is kept. */
  outdated: Set<string>
  /** Spoken of by this report, but gone since: it says nothing of them that still holds. */
  gone: Set<string>
  created: number
  updated: number
}

type Known = {
  id: string
  hash: string | null
  evidence_at: Date
  gone_at: Date | null
  kind: string
  name: string
  exposed: boolean
  binding: unknown
}

const isExposed = (asset: ObservedAsset) => asset.attributes?.exposed === 'external'

/**
 * Inserts new assets and updates those whose description changed. A description older than the one that is
 * kept, or than the asset's disappearance, changes nothing; an asset that is only mentioned is created if it is
 * unknown or gone before this evidence, and left alone otherwise.
 */
export async function writeAssets(
  tx: Transaction,
  environmentId: string,
  evidenceAt: Date,
  assets: readonly ObservedAsset[],
  keys: KeyResolver,
): Promise<AssetChanges> {
  const described = new Map<string, ObservedAsset>()
  for (const asset of assets) {
    const id = keys.id(asset.key)
    const earlier = described.get(id)
    if (!earlier || (earlier.mentioned && !asset.mentioned)) described.set(id, asset)
  }
  const ids = [...described.keys()]
  const known = new Map(
    (
      await tx.$queryRaw<Known[]>`
        SELECT id, encode(content_hash, 'hex') AS hash, evidence_at, gone_at, kind, name, exposed,
          CASE kind WHEN 'role-binding' THEN attributes END AS binding FROM asset
        WHERE id = ANY(${ids}::uuid[])`
    ).map((row) => [row.id, row]),
  )

  const changes: AssetChanges = {
    changed: new Map(),
    appeared: new Set(),
    granted: new Map(),
    exposureChanged: new Set(),
    outdated: new Set(),
    gone: new Set(),
    created: 0,
    updated: 0,
  }
  const tally = new TallyChange()
  const write: { id: string; asset: ObservedAsset; hash: string | null }[] = []
  for (const [id, asset] of described) {
    const before = known.get(id)
    // A mention proves less than the list that no longer shows the asset: of two at one moment, the list counts.
    if (before?.gone_at && (before.gone_at > evidenceAt || (asset.mentioned && +before.gone_at === +evidenceAt))) {
      changes.gone.add(id)
      continue
    }
    if (asset.mentioned) {
      if (before && !before.gone_at) continue
      write.push({ id, asset, hash: null })
    } else {
      const { references: _references, ...content } = asset
      const hash = contentHash(content)
      if (before && before.evidence_at > evidenceAt && before.hash !== null) {
        changes.outdated.add(id)
        continue
      }
      if (before && before.hash === hash && !before.gone_at) continue
      write.push({ id, asset, hash })
    }
    changes.changed.set(id, asset)
    if (before?.binding && !before.gone_at) changes.granted.set(id, grantOf(before.binding))
    if (before && before.kind !== 'image' && before.exposed !== isExposed(asset)) changes.exposureChanged.add(id)
    if (!before || before.gone_at) {
      changes.appeared.add(id)
      tally.add(1, environmentId, asset.kind)
      changes.created += 1
    } else changes.updated += 1
  }
  if (write.length > 0) {
    const column = <T>(read: (row: (typeof write)[number]) => T) => write.map(read)
    await tx.$executeRaw`
      INSERT INTO asset (id, environment_id, kind, key, name, namespace, cluster_id, attributes, exposed,
        content_hash, first_seen_at, evidence_at)
      SELECT id, ${environmentId}::uuid, kind, key, name, namespace, cluster_id, attributes, exposed,
        decode(hash, 'hex'), ${evidenceAt}, ${evidenceAt}
      FROM unnest(${column((row) => row.id)}::uuid[], ${column((row) => row.asset.kind)}::text[],
        ${column((row) => keys.key(row.asset.key))}::text[], ${column((row) => nameOf(row.asset, known.get(row.id)))}::text[],
        ${column((row) => row.asset.namespace ?? null)}::text[],
        ${column((row) => keys.clusterId(row.asset.cluster))}::uuid[],
        ${column((row) => JSON.stringify(row.asset.attributes ?? {}))}::jsonb[],
        ${column((row) => isExposed(row.asset))}::boolean[],
        ${column((row) => row.hash)}::text[])
        AS row (id, kind, key, name, namespace, cluster_id, attributes, exposed, hash)
      ON CONFLICT (id) DO UPDATE SET name = excluded.name, namespace = excluded.namespace,
        cluster_id = excluded.cluster_id, attributes = excluded.attributes,
        exposed = CASE WHEN asset.kind = 'image' THEN asset.exposed ELSE excluded.exposed END,
        content_hash = excluded.content_hash, evidence_at = excluded.evidence_at, gone_at = NULL
      WHERE excluded.content_hash IS NOT NULL OR asset.gone_at IS NOT NULL`
    // What comes back as a mere mention is not what was described before: nothing may be judged by that.
    const forgotten = write.filter((row) => row.hash === null && known.has(row.id)).map((row) => row.id)
    if (forgotten.length > 0) {
      await tx.$executeRaw`DELETE FROM asset_document WHERE asset_id = ANY(${forgotten}::uuid[])`
    }
    const documents = write.filter((row) => row.asset.document !== undefined)
    if (documents.length > 0) {
      await tx.$executeRaw`
        INSERT INTO asset_document (asset_id, document)
        SELECT * FROM unnest(${documents.map((row) => row.id)}::uuid[],
          ${documents.map((row) => JSON.stringify(row.asset.document))}::jsonb[])
        ON CONFLICT (asset_id) DO UPDATE SET document = excluded.document`
    }
  }
  await moveTally(
    tx,
    'asset_tally',
    [
      { name: 'environment_id', type: 'uuid' },
      { name: 'kind', type: 'text' },
    ],
    tally,
  )
  await writeReferences(tx, environmentId, evidenceAt, [...described.entries()], keys.learned)
  return changes
}

/** A cluster that is called by its uid only keeps the name that it had. */
function nameOf(asset: ObservedAsset, before: Known | undefined): string {
  return before?.kind === 'cluster' && asset.name === clusterOfKey(asset.key) ? before.name : asset.name
}

/** Other names follow the newest report: `nginx:latest` is whatever was seen under it last. */
async function writeReferences(
  tx: Transaction,
  environmentId: string,
  evidenceAt: Date,
  assets: [id: string, asset: ObservedAsset][],
  learned: ReadonlyMap<string, string>,
): Promise<void> {
  const own = assets.flatMap(([id, asset]) => (asset.references ?? []).map((name) => [name, id] as const))
  const references = new Map([...own, ...learned])
  if (references.size === 0) return
  await tx.$executeRaw`
    INSERT INTO asset_reference (environment_id, reference, asset_id, evidence_at)
    SELECT ${environmentId}::uuid, reference, asset_id, ${evidenceAt}
    FROM unnest(${[...references.keys()]}::text[], ${[...references.values()]}::uuid[]) AS row (reference, asset_id)
    ON CONFLICT (environment_id, reference) DO UPDATE
      SET asset_id = excluded.asset_id, evidence_at = excluded.evidence_at
      WHERE asset_reference.evidence_at <= excluded.evidence_at
        AND (asset_reference.asset_id, asset_reference.evidence_at) IS DISTINCT FROM (excluded.asset_id, excluded.evidence_at)`
}
