import type { Database } from '@/lib/db'
import type { ImageComparison } from '@/lib/model/inventory'
import type { Json } from '@/lib/model/json'
import { textOf } from './image-item'

type Previous = { id: string; name: string; attributes: Record<string, Json>; first_seen_at: Date }
type Side = { rule: string; package_name: string | null; class: number; is_old: boolean; is_new: boolean }

/**
 * What changed since the image of the same repository that was seen before this one: vulnerabilities by id and package.
 * Null when there is none, or when one of the two was never scanned, because then nothing can be said.
 */
export async function imageComparison(db: Database, id: string): Promise<ImageComparison | null> {
  const [previous] = await db.$queryRaw<Previous[]>`
    SELECT DISTINCT other.id, other.name, other.attributes, other.first_seen_at
    FROM asset AS this
    JOIN edge AS up ON up.target_id = this.id AND up.kind = 'contains'
    JOIN edge AS down ON down.asset_id = up.asset_id AND down.kind = 'contains' AND down.target_id <> this.id
    JOIN asset AS other ON other.id = down.target_id AND other.kind = 'image' AND other.gone_at IS NULL
      AND (other.first_seen_at, other.id) < (this.first_seen_at, this.id)
    WHERE this.id = ${id}::uuid
      AND EXISTS (SELECT 1 FROM coverage WHERE asset_id = other.id AND scope = 'findings:vulnerability')
      AND EXISTS (SELECT 1 FROM coverage WHERE asset_id = this.id AND scope = 'findings:vulnerability')
    ORDER BY other.first_seen_at DESC, other.id DESC LIMIT 1`
  if (!previous) return null
  const rows = await db.$queryRaw<Side[]>`
    SELECT rule, package_name, max(class) AS class, bool_or(asset_id = ${previous.id}::uuid) AS is_old,
      bool_or(asset_id = ${id}::uuid) AS is_new
    FROM finding WHERE asset_id = ANY(${[previous.id, id]}::uuid[]) AND open AND kind = 'vulnerability'
    GROUP BY rule, package_name ORDER BY class DESC, rule DESC`
  const fixed = rows.filter((row) => !row.is_new)
  const added = rows.filter((row) => !row.is_old)
  const name = (row: Side | undefined) => (row ? { rule: row.rule, package: row.package_name } : null)
  return {
    previous: {
      id: previous.id,
      name: previous.name,
      digest: textOf(previous.attributes.digest),
      firstSeenAt: previous.first_seen_at.toISOString(),
    },
    fixed: fixed.length,
    added: added.length,
    unchanged: rows.length - fixed.length - added.length,
    worstFixed: name(fixed[0]),
    worstAdded: name(added[0]),
  }
}
