import { z } from 'zod'
import type { Database } from '@/lib/db'
import {
  alertSeverities,
  alertStatuses,
  openAlertStatuses,
  type AlertSeverity,
  type AlertStatus,
} from '@/lib/model/alert'
import { alertFacets } from '@/lib/model/alert-class'
import type { AssetKind } from '@/lib/model/asset'
import type { EntityAsset, EntityDetail } from '@/lib/model/entity-view'
import { severityTotals } from '@/lib/model/severity-totals'
import { defineQuery } from '@/lib/operation'
import { assetOfEntity, entityInScope } from './entity-in-scope'
import { countLimit } from './page'

/** So many of its newest alerts tell what comes with an entity, and where it is. */
const looked = 1_000

/**
 * One entity of alerts: a user, a service account, an address, an image, a pod or whatever else they name. Throws
 * OperationError not-found when no alert names it, or outside of the asking person's scope.
 */
export const readEntity = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, scope }, { id }): Promise<EntityDetail> {
    const entity = await entityInScope(db, scope, id)
    const [alerts, places, related, asset] = await Promise.all([
      countAlerts(db, id),
      placesOf(db, id),
      relatedTo(db, id),
      assetOfEntity(db, entity),
    ])
    return {
      id,
      kind: entity.kind,
      name: entity.name,
      environment: { id: entity.environmentId, name: entity.environment },
      places,
      ...alerts,
      asset: asset && (await standingOf(db, asset)),
      related,
    }
  },
})

type Count = { class: number; count: number; samples: number; seen: Date }

async function countAlerts(
  db: Database,
  id: string,
): Promise<Pick<EntityDetail, 'alerts' | 'firstSeenAt' | 'lastSeenAt'>> {
  const [rows, [first]] = await Promise.all([
    db.$queryRaw<Count[]>`
      SELECT alert.class, count(*)::int AS count, (count(*) FILTER (WHERE alert.sample))::int AS samples,
        max(alert.last_seen_at) AS seen
      FROM (SELECT alert_id FROM alert_entity WHERE entity_id = ${id}::uuid ORDER BY at DESC, alert_id DESC
        LIMIT ${countLimit + 1}) AS its
      JOIN alert ON alert.id = its.alert_id GROUP BY alert.class`,
    db.$queryRaw<{ at: Date }[]>`SELECT min(at) AS at FROM alert_entity WHERE entity_id = ${id}::uuid`,
  ])
  const of = <Name extends string>(names: readonly Name[]) =>
    Object.fromEntries(names.map((name) => [name, 0])) as Record<Name, number>
  const statuses = of<AlertStatus>(alertStatuses)
  const severities = of<AlertSeverity>(alertSeverities)
  const open: ReadonlySet<AlertStatus> = new Set(openAlertStatuses)
  for (const row of rows) {
    const { status, severity } = alertFacets(row.class)
    statuses[status] += row.count
    if (open.has(status)) severities[severity] += row.count
  }
  const sum = (read: (row: Count) => number) => rows.reduce((total, row) => total + read(row), 0)
  const count = sum((row) => row.count)
  const firstSeenAt = first?.at ?? new Date(0)
  return {
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: new Date(Math.max(+firstSeenAt, ...rows.map((row) => +row.seen))).toISOString(),
    alerts: {
      total: { value: Math.min(count, countLimit), capped: count > countLimit },
      statuses,
      severities,
      samples: sum((row) => row.samples),
    },
  }
}

async function placesOf(db: Database, id: string): Promise<EntityDetail['places']> {
  return db.$queryRaw<{ id: string; name: string; kind: AssetKind }[]>`
    SELECT asset.id, asset.name, asset.kind
    FROM (SELECT place_id, max(at) AS at FROM (
        SELECT place_id, at FROM alert_entity WHERE entity_id = ${id}::uuid ORDER BY at DESC, alert_id DESC LIMIT ${looked}
      ) AS newest GROUP BY place_id ORDER BY max(at) DESC LIMIT 10) AS place
    JOIN asset ON asset.id = place.place_id ORDER BY place.at DESC, asset.id`
}

async function relatedTo(db: Database, id: string): Promise<EntityDetail['related']> {
  return db.$queryRaw<EntityDetail['related']>`
    SELECT other.entity_id AS id, other.kind, count(*)::int AS alerts,
      coalesce(max(place.name), (array_agg(other.name ORDER BY its.at DESC))[1]) AS name
    FROM (SELECT asset_id, alert_id, at FROM alert_entity WHERE entity_id = ${id}::uuid
      ORDER BY at DESC, alert_id DESC LIMIT ${looked}) AS its
    JOIN alert_entity AS other ON other.asset_id = its.asset_id AND other.alert_id = its.alert_id
    LEFT JOIN asset AS place ON other.kind = 'cluster' AND place.id = other.place_id AND place.kind = 'cluster'
    WHERE other.entity_id <> ${id}::uuid
    GROUP BY other.entity_id, other.kind ORDER BY count(*) DESC, other.kind, other.entity_id LIMIT 30`
}

async function standingOf(db: Database, { id, itself }: { id: string; itself: boolean }): Promise<EntityAsset | null> {
  const [asset, tallies, assessments] = await Promise.all([
    db.asset.findUnique({
      where: { id },
      select: { id: true, kind: true, name: true, namespace: true, goneAt: true, running: true, exposed: true },
    }),
    db.assetFindingTally.findMany({ where: { assetId: id, count: { gt: 0 } } }),
    db.assessment.groupBy({ by: ['status'], where: { assetId: id }, _count: { _all: true } }),
  ])
  if (!asset) return null
  const { goneAt, ...rest } = asset
  return {
    ...rest,
    kind: asset.kind as AssetKind,
    gone: goneAt !== null,
    itself,
    findings: severityTotals(tallies),
    failing: assessments.find((row) => row.status === 'unhealthy')?._count._all ?? 0,
    assessed: assessments.reduce((sum, row) => sum + row._count._all, 0),
  }
}
