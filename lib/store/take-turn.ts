import type { Transaction } from '@/lib/db'
import type { Observation } from '@/lib/model/observation'
import type { KeyResolver } from './resolve-keys'

/**
 * Waits until no other report of this environment writes the estate, or events; held until the transaction ends.
 * Whoever needs both takes `events` first.
 */
export async function takeTurn(tx: Transaction, environmentId: string, of: 'estate' | 'events'): Promise<void> {
  await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${environmentId}:${of}`}, 0))`
}

/**
 * Whether a report of events says anything of the estate that is not known: then it must take its turn with the
 * others. Most speak of what is there already, and need not wait for an import to tell of an attack.
 */
export async function bringsNews(tx: Transaction, observation: Observation, keys: KeyResolver): Promise<boolean> {
  const { assets, edges, scopes, findings, source } = observation
  if (scopes.length + findings.length > 0) return true
  if (assets.some((asset) => !asset.mentioned || (asset.references ?? []).length > 0)) return true
  const ids = [...new Set(assets.map((asset) => keys.id(asset.key)))]
  const ends = edges.map((edge) => ({ from: keys.id(edge.from), kind: edge.kind, to: keys.id(edge.to) }))
  const [row] = await tx.$queryRaw<{ news: boolean }[]>`
    SELECT EXISTS (SELECT 1 FROM unnest(${ids}::uuid[]) AS wanted (id)
        LEFT JOIN asset ON asset.id = wanted.id AND gone_at IS NULL WHERE asset.id IS NULL)
      OR EXISTS (SELECT 1 FROM unnest(${ends.map((edge) => edge.from)}::uuid[], ${ends.map((edge) => edge.kind)}::text[],
          ${ends.map((edge) => edge.to)}::uuid[]) AS wanted (asset_id, kind, target_id)
        LEFT JOIN edge ON (edge.asset_id, edge.kind, edge.target_id, edge.source)
          = (wanted.asset_id, wanted.kind, wanted.target_id, ${source}) WHERE edge.asset_id IS NULL)
      AS news`
  return row?.news ?? true
}
