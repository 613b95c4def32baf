import type { Database } from '@/lib/db'
import type { Entity } from '@/lib/model/alert'
import type { AlertEntity } from '@/lib/model/alert-view'

const account = /^system:serviceaccount:([^:]+):(.+)$/

/** Entities of an alert with the ids of their pages; null for those that are not kept by themselves. */
export async function withEntityIds(
  db: Database,
  alert: { id: string; assetId: string },
  entities: readonly AlertEntity[],
): Promise<(AlertEntity & { entityId: string | null })[]> {
  const rows = await db.alertEntity.findMany({
    where: { assetId: alert.assetId, alertId: alert.id },
    select: { entityId: true, kind: true, name: true },
  })
  const ids = new Map(rows.map((row) => [`${row.kind} ${row.name}`, row.entityId]))
  return entities.map((entity) => ({
    ...entity,
    entityId: namesOf(entity).flatMap((name) => ids.get(name) ?? [])[0] ?? null,
  }))
}

/** What an entity may be kept as: see lib/detect/named-entities. */
function namesOf({ kind, name }: Entity): string[] {
  const [, namespace, own] = (kind === 'user' && account.exec(name)) || []
  return [
    `${kind} ${name.slice(0, 500)}`,
    ...(namespace && own ? [`service-account ${namespace}/${own}`] : []),
    ...(kind === 'host' ? [`node ${name}`] : []),
  ]
}
