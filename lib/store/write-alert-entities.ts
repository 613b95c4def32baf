import { db, type Transaction } from '@/lib/db'
import { namedEntities, type NamedEntity } from '@/lib/detect/named-entities'
import type { Entity } from '@/lib/model/alert'
import { arrayLiteral } from './array-literal'
import { entityId } from './identity'
import { inParts } from './in-parts'
import type { KeyResolver } from './resolve-keys'

/** An alert as its entities are made of it. `asset` is the asset's key, as far as it is known. */
type AlertWithEntities = {
  id: string
  environmentId: string
  assetId: string
  clusterId: string | null
  asset: string
  type: string
  at: Date
  entities: readonly Entity[]
}

/** Writes the entities of new alerts, with the service account that the alert's workload runs as. Twice is once. */
async function writeAlertEntities(tx: Transaction, alerts: readonly AlertWithEntities[]): Promise<void> {
  if (alerts.length === 0) return
  const accounts = await readAccounts(tx, [...new Set(alerts.map((alert) => alert.assetId))])
  const rows = alerts.flatMap((alert) => {
    const named = namedEntities(alert)
    const known = new Set(named.map(({ kind, key }) => `${kind} ${key}`))
    const implied = (accounts.get(alert.assetId) ?? []).filter(({ kind, key }) => !known.has(`${kind} ${key}`))
    return [...named, ...implied].map((entity) => ({
      alert,
      entity,
      id: entityId(alert.environmentId, entity.kind, entity.key),
    }))
  })
  await inParts(rows, (part) => {
    const column = (read: (row: (typeof rows)[number]) => string | null) => arrayLiteral(part.map(read))
    return tx.$executeRaw`
      INSERT INTO alert_entity (asset_id, alert_id, entity_id, environment_id, place_id, kind, name, key, via, type, at)
      SELECT * FROM unnest(${column((row) => row.alert.assetId)}::uuid[], ${column((row) => row.alert.id)}::uuid[],
        ${column((row) => row.id)}::uuid[], ${column((row) => row.alert.environmentId)}::uuid[],
        ${column((row) => row.alert.clusterId ?? row.alert.assetId)}::uuid[], ${column((row) => row.entity.kind)}::text[],
        ${column((row) => row.entity.name.slice(0, 500))}::text[], ${column((row) => row.entity.key.slice(0, 1_000))}::text[],
        ${column((row) => row.entity.via)}::text[], ${column((row) => row.alert.type)}::text[],
        ${column((row) => row.alert.at.toISOString())}::timestamptz[])
      ON CONFLICT DO NOTHING`
  })
}

/** The same for alerts that were just raised. A cluster goes by several names in reports: its things are kept under one. */
export async function writeRaisedEntities(
  tx: Transaction,
  environmentId: string,
  raised: readonly {
    id: string
    firstSeenAt: Date
    draft: { type: string; entities: readonly Entity[] }
    occurrence: { assetId: string; event: { asset: string; cluster?: string } }
  }[],
  keys: KeyResolver,
): Promise<void> {
  const alerts = raised.map(({ id, firstSeenAt, draft, occurrence: { assetId, event } }) => ({
    id,
    environmentId,
    assetId,
    clusterId: keys.clusterId(event.cluster),
    asset: keys.named(event.asset),
    type: draft.type,
    at: firstSeenAt,
    entities: draft.entities.map((entity) => (entity.key ? { ...entity, key: keys.named(entity.key) } : entity)),
  }))
  await writeAlertEntities(tx, alerts)
}

/** The service accounts that workloads run as, by the workload's id. */
async function readAccounts(tx: Transaction, assetIds: readonly string[]): Promise<Map<string, NamedEntity[]>> {
  const rows = await tx.$queryRaw<{ asset_id: string; name: string; namespace: string | null; key: string }[]>`
    SELECT edge.asset_id, account.name, account.namespace, account.key
    FROM edge JOIN asset AS account ON account.id = edge.target_id
    WHERE edge.asset_id = ANY(${assetIds}::uuid[]) AND edge.kind = 'runs-as' AND account.kind = 'service-account'`
  const found = new Map<string, NamedEntity[]>()
  for (const { asset_id: asset, name, namespace, key } of rows) {
    // What nobody chose tells nothing: every pod of a namespace may run as its default account.
    if (name === 'default') continue
    const entity: NamedEntity = {
      kind: 'service-account',
      name: namespace ? `${namespace}/${name}` : name,
      key,
      via: 'runs-as',
    }
    found.set(asset, [...(found.get(asset) ?? []), entity])
  }
  return found
}

const settingKey = 'alert-entities'
const batch = 1_000

/** Writes, once in the life of a database, the entities of alerts that are older than this table. */
export async function backfillAlertEntities(): Promise<void> {
  if (await db().setting.findUnique({ where: { key: settingKey } })) return
  for (let after: string | undefined = '00000000-0000-0000-0000-000000000000'; after !== undefined;) {
    const rows: (Omit<AlertWithEntities, 'asset'> & { asset: string | null })[] = await db().$queryRaw`
      SELECT alert.id, alert.environment_id AS "environmentId", alert.asset_id AS "assetId",
        alert.cluster_id AS "clusterId", asset.key AS asset, alert.type, alert.first_seen_at AS at, alert.entities
      FROM alert LEFT JOIN asset ON asset.id = alert.asset_id
      WHERE alert.id > ${after}::uuid ORDER BY alert.id LIMIT ${batch}`
    const alerts = rows.map((row) => ({ ...row, asset: row.asset ?? row.assetId }))
    await db().$transaction((tx) => writeAlertEntities(tx, alerts))
    after = rows.at(-1)?.id
  }
  const value = { complete: true }
  await db().setting.upsert({ where: { key: settingKey }, create: { key: settingKey, value }, update: { value } })
}
