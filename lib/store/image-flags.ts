import type { Transaction } from '@/lib/db'
import { findingClass, findingFacets } from '@/lib/model/finding-class'
import type { FindingTallies } from './tally'

type Flags = { id: string; running: boolean; exposed: boolean; was_running: boolean; was_exposed: boolean }

/**
 * An image runs while a workload with replicas runs it, and is exposed while such a workload can be reached from
 * outside. Recomputes both for these images and moves the class of their open findings where they changed.
 * Touches nothing for images whose flags stay.
 */
export async function refreshImageFlags(
  tx: Transaction,
  imageIds: ReadonlySet<string>,
  tallies: FindingTallies,
): Promise<void> {
  if (imageIds.size === 0) return
  const changed = await tx.$queryRaw<Flags[]>`
    WITH now AS (
      SELECT image.id, image.running AS was_running, image.exposed AS was_exposed,
        COALESCE(bool_or(workload.id IS NOT NULL), false) AS running,
        COALESCE(bool_or(workload.exposed), false) AS exposed
      FROM asset AS image
      LEFT JOIN edge ON edge.target_id = image.id AND edge.kind = 'runs'
      LEFT JOIN asset AS workload ON workload.id = edge.asset_id AND workload.gone_at IS NULL
        AND workload.attributes->>'replicas' IS DISTINCT FROM '0'
      WHERE image.id = ANY(${[...imageIds]}::uuid[]) AND image.kind = 'image'
      GROUP BY image.id)
    UPDATE asset SET running = now.running, exposed = now.exposed FROM now
    WHERE asset.id = now.id AND (asset.running, asset.exposed) IS DISTINCT FROM (now.running, now.exposed)
    RETURNING asset.id, now.running, now.exposed, now.was_running, now.was_exposed`
  const flags = new Map(changed.map((row) => [row.id, row]))
  if (flags.size === 0) return
  const findings = await tx.$queryRaw<
    { asset_id: string; fingerprint: string; kind: string; rule: string; class: number; open: boolean }[]
  >`SELECT asset_id, fingerprint, kind, rule, class, open FROM finding
    WHERE asset_id = ANY(${[...flags.keys()]}::uuid[])`
  if (findings.length === 0) return
  const updates = findings.flatMap((row) => {
    const flag = flags.get(row.asset_id)
    if (!flag) return []
    const next = findingClass({ ...findingFacets(row.class), running: flag.running, exposed: flag.exposed })
    return next === row.class ? [] : [{ ...row, next }]
  })
  await tx.$executeRaw`
    UPDATE finding SET class = row.class
    FROM unnest(${updates.map((row) => row.asset_id)}::uuid[], ${updates.map((row) => row.fingerprint)}::uuid[],
      ${updates.map((row) => row.next)}::int[]) AS row (asset_id, fingerprint, class)
    WHERE finding.asset_id = row.asset_id AND finding.fingerprint = row.fingerprint`
  for (const row of updates) {
    if (!row.open) continue
    const finding = { assetId: row.asset_id, kind: row.kind, rule: row.rule }
    tallies.add(-1, { ...finding, class: row.class })
    tallies.add(1, { ...finding, class: row.next })
  }
}
