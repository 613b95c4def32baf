import type { Transaction } from '@/lib/db'
import type { AssetKind } from '@/lib/model/asset'
import type { Observation } from '@/lib/model/observation'
import { resolveFindings } from './resolve-findings'
import type { KeyResolver } from './resolve-keys'
import { moveTally, TallyChange, type FindingTallies } from './tally'

export type Gone = {
  id: string
  kind: AssetKind
  name: string
  namespace: string | null
  cluster_id: string | null
  attributes: { kind?: unknown }
}

/**
 * The ids of assets that a complete report of their scope no longer shows. A report that is older than the
 * asset's newest evidence, or older than the last complete report of the scope, takes nothing away.
 */
export async function findMissingAssets(
  tx: Transaction,
  observation: Observation,
  evidenceAt: Date,
  keys: KeyResolver,
): Promise<string[]> {
  const seen = observation.assets.map((asset) => keys.id(asset.key))
  const missing = new Set<string>()
  for (const scope of observation.scopes) {
    if (scope.type !== 'assets' || !scope.complete) continue
    const rows = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM asset
      WHERE cluster_id = ${keys.id(scope.cluster)}::uuid AND kind = ANY(${scope.kinds}::text[])
        AND gone_at IS NULL AND evidence_at < ${evidenceAt} AND NOT (id = ANY(${seen}::uuid[]))
        AND (${scope.namespaces ?? null}::text[] IS NULL OR namespace = ANY(${scope.namespaces ?? []}::text[]))
        AND (${scope.objectKinds ?? null}::text[] IS NULL OR attributes->>'kind' = ANY(${scope.objectKinds ?? []}::text[]))`
    for (const row of rows) missing.add(row.id)
    if (scope.kinds.includes('namespace')) {
      for (const row of await contentsOf(tx, rows, keys.id(scope.cluster), evidenceAt, seen)) missing.add(row.id)
    }
  }
  return [...missing]
}

/** What lies in namespaces that are gone: nothing outlives its namespace. */
async function contentsOf(
  tx: Transaction,
  gone: readonly { id: string }[],
  clusterId: string,
  evidenceAt: Date,
  seen: readonly string[],
): Promise<{ id: string }[]> {
  if (gone.length === 0) return []
  return tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM asset
    WHERE cluster_id = ${clusterId}::uuid AND gone_at IS NULL AND evidence_at < ${evidenceAt}
      AND NOT (id = ANY(${seen}::uuid[]))
      AND namespace IN (
        SELECT name FROM asset WHERE id = ANY(${gone.map((row) => row.id)}::uuid[]) AND kind = 'namespace')`
}

/**
 * Takes assets out of the inventory: they are gone from this moment, their edges go, their findings resolve.
 * Returns what went and the targets of their edges.
 */
export async function retractAssets(
  tx: Transaction,
  environmentId: string,
  ids: readonly string[],
  evidenceAt: Date,
  tallies: FindingTallies,
): Promise<{ gone: Gone[]; targets: Set<string>; resolved: number }> {
  if (ids.length === 0) return { gone: [], targets: new Set(), resolved: 0 }
  const gone = await tx.$queryRaw<Gone[]>`
    UPDATE asset SET gone_at = ${evidenceAt}, running = false
    WHERE id = ANY(${ids}::uuid[]) AND gone_at IS NULL RETURNING id, kind, name, namespace, cluster_id, attributes`
  const targets = await tx.$queryRaw<{ target_id: string }[]>`
    DELETE FROM edge WHERE asset_id = ANY(${ids}::uuid[]) OR target_id = ANY(${ids}::uuid[]) RETURNING target_id`
  const open = await tx.$queryRaw<
    { asset_id: string; fingerprint: string; kind: string; rule: string; class: number }[]
  >`
    SELECT asset_id, fingerprint, kind, rule, class FROM finding WHERE asset_id = ANY(${ids}::uuid[]) AND open`
  await resolveFindings(tx, open, evidenceAt, tallies)
  await tx.$executeRaw`DELETE FROM witness WHERE asset_id = ANY(${ids}::uuid[])`
  await tx.$executeRaw`DELETE FROM coverage WHERE asset_id = ANY(${ids}::uuid[])`
  const tally = new TallyChange()
  for (const asset of gone) tally.add(-1, environmentId, asset.kind)
  const columns = [
    { name: 'environment_id', type: 'uuid' as const },
    { name: 'kind', type: 'text' as const },
  ]
  await moveTally(tx, 'asset_tally', columns, tally)
  return { gone, targets: new Set(targets.map((row) => row.target_id)), resolved: open.length }
}
