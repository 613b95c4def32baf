import type { Database } from '@/lib/db'
import { clusterKey, clusterOfKey } from '@/lib/model/key'
import type { Entity } from '@/lib/model/alert'
import type { AlertEntity } from '@/lib/model/alert-view'
import { assetId } from '@/lib/store/identity'

const tagOf = (key: string) => /^image\/([^@]+)$/.exec(key)?.[1]

/** Joins entities to the inventory, by key or by another name of it (an image's tag, a cluster's name). */
export async function joinEntities(
  db: Database,
  environmentId: string,
  entities: readonly Entity[],
): Promise<AlertEntity[]> {
  const keys = entities.flatMap(({ key }) => key ?? [])
  const references = keys.flatMap((key) => {
    const cluster = clusterOfKey(key)
    return [...(cluster ? [`cluster:${cluster}`] : []), tagOf(key) ?? []].flat()
  })
  const known = new Map<string, string>()
  if (references.length > 0) {
    const rows = await db.$queryRaw<{ reference: string; key: string }[]>`
      SELECT reference, key FROM asset_reference JOIN asset ON asset.id = asset_reference.asset_id
      WHERE asset_reference.environment_id = ${environmentId}::uuid AND reference = ANY(${references}::text[])`
    for (const row of rows) known.set(row.reference, row.key)
  }
  const idOf = (key: string): string => {
    const cluster = clusterOfKey(key)
    const kept = cluster ? known.get(`cluster:${cluster}`) : known.get(tagOf(key) ?? '')
    if (kept === undefined) return assetId(environmentId, key)
    return assetId(environmentId, cluster ? kept + key.slice(clusterKey(cluster).length) : kept)
  }
  const ids = keys.map(idOf)
  const there = await db.asset.findMany({ where: { id: { in: ids }, environmentId }, select: { id: true } })
  const present = new Set(there.map((row) => row.id))
  return entities.map((entity) => {
    const id = entity.key === undefined ? null : idOf(entity.key)
    return { ...entity, assetId: id !== null && present.has(id) ? id : null }
  })
}
