import type { Transaction } from '@/lib/db'
import { isTelling, type Clue } from '@/lib/detect/clue'
import { incidentRules } from '@/lib/detect/incident-rules'
import type { AlertSeverity, EntityKind, Tactic } from '@/lib/model/alert'

/** How far from new alerts others are looked for: a chain of four steps is three ties long, and one is new. */
const rounds = 4
/** So many alerts are looked at for one batch, and so many of one type on one entity. */
const most = 400
const ofOneType = 20
const hour = 3_600_000
const windowMs = Math.max(...incidentRules.map((rule) => rule.withinHours)) * hour

/** Kinds that tie by themselves; a namespace, node or image is shared by many and counts in some patterns only. */
const strong = new Set<EntityKind>(['user', 'service-account', 'workload', 'pod', 'ip'])
const kinds = [...new Set(incidentRules.flatMap((rule) => rule.ties))]
const weakTypes = [
  ...new Set(
    incidentRules
      .filter((rule) => rule.ties.some((kind) => !strong.has(kind)))
      .flatMap((rule) => rule.steps.flatMap((step) => step.types ?? [])),
  ),
]

type AlertRow = {
  id: string
  asset: string
  type: string
  tactics: Tactic[]
  severity: AlertSeverity
  first: Date
  last: Date
  place: string
  sample: boolean
  incident: string | null
}
type EntityRow = { alert_id: string; entity_id: string; kind: EntityKind; name: string }

export type LoadedClues = { clues: Clue[]; incidents: string[] }

/**
 * The alerts that may tell a story with these: those that share an entity with them, and so on, within the time that
 * rules look back. What is read is bounded by the number of entities and types, however many alerts there are:
 * of each type on an entity the newest. Dismissed, suppressed, informational and unlinked ones are left out.
 */
export async function loadClues(
  tx: Transaction,
  environmentId: string,
  alertIds: readonly string[],
): Promise<LoadedClues> {
  const found = new Map<string, AlertRow>()
  const entities = new Map<string, EntityRow[]>()
  const asked = new Set<string>()
  let frontier = await readAlerts(tx, environmentId, alertIds)
  for (let round = 0; round <= rounds && frontier.length > 0; round += 1) {
    for (const row of frontier) found.set(row.id, row)
    const named = await readEntities(tx, frontier)
    for (const row of named) entities.set(row.alert_id, [...(entities.get(row.alert_id) ?? []), row])
    if (round === rounds || found.size >= most) break
    const wanted = searches(frontier, entities, asked)
    const ids = await findNear(tx, wanted)
    const news = ids.filter((id) => !found.has(id)).slice(0, most - found.size)
    frontier = await readAlerts(tx, environmentId, news)
  }
  return {
    clues: [...found.values()].map(({ first, last, incident: _incident, asset: _asset, ...row }) => ({
      ...row,
      first: +first,
      last: +last,
      entities: (entities.get(row.id) ?? []).map(({ entity_id: id, kind, name }) => ({ id, kind, name })),
    })),
    incidents: [...new Set([...found.values()].flatMap((row) => row.incident ?? []))],
  }
}

async function readAlerts(tx: Transaction, environmentId: string, ids: readonly string[]): Promise<AlertRow[]> {
  if (ids.length === 0) return []
  return tx.$queryRaw<AlertRow[]>`
    SELECT id, asset_id AS asset, type, tactics, severity, first_seen_at AS first, last_seen_at AS last,
      coalesce(cluster_id, asset_id)::text AS place, sample, incident_id AS incident
    FROM alert WHERE id = ANY(${ids}::uuid[]) AND environment_id = ${environmentId}::uuid AND status <> 'dismissed'
      AND severity <> 'informational' AND unlinked_at IS NULL
    ORDER BY first_seen_at, id`
}

async function readEntities(tx: Transaction, alerts: readonly AlertRow[]): Promise<EntityRow[]> {
  const rows = await tx.$queryRaw<EntityRow[]>`
    SELECT e.alert_id, e.entity_id, e.kind, e.name
    FROM unnest(${alerts.map((row) => row.asset)}::uuid[], ${alerts.map((row) => row.id)}::uuid[]) AS wanted (asset_id, alert_id)
    CROSS JOIN LATERAL (SELECT * FROM alert_entity AS e
      WHERE (e.asset_id, e.alert_id) = (wanted.asset_id, wanted.alert_id) LIMIT 100) AS e
    WHERE e.kind = ANY(${kinds}::text[])`
  return rows.filter(isTelling)
}

type Search = { entity: string; place: string; sample: boolean; since: Date; until: Date; weak: boolean }

/** What to look for next to these alerts: each entity once, over the time in which any of them names it. */
function searches(
  alerts: readonly AlertRow[],
  entities: ReadonlyMap<string, readonly EntityRow[]>,
  asked: Set<string>,
): Search[] {
  const wanted = new Map<string, Search>()
  for (const { id, place, sample, first, last } of alerts) {
    for (const { entity_id: entity, kind } of entities.get(id) ?? []) {
      const key = `${entity} ${place} ${sample}`
      if (asked.has(key)) continue
      const since = new Date(+first - windowMs)
      const until = new Date(+last + windowMs)
      const known = wanted.get(key)
      if (!known) wanted.set(key, { entity, place, sample, since, until, weak: !strong.has(kind) })
      else
        Object.assign(known, {
          since: known.since < since ? known.since : since,
          until: known.until > until ? known.until : until,
        })
    }
  }
  for (const key of wanted.keys()) asked.add(key)
  return [...wanted.values()]
}

/** Steps from type to type of each entity by its index, so that ten thousand alerts of one type cost as much as one. */
async function findNear(tx: Transaction, wanted: readonly Search[]): Promise<string[]> {
  if (wanted.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE wanted AS (
      SELECT * FROM unnest(${wanted.map((row) => row.entity)}::uuid[], ${wanted.map((row) => row.place)}::uuid[],
        ${wanted.map((row) => row.sample)}::boolean[], ${wanted.map((row) => row.since)}::timestamptz[],
        ${wanted.map((row) => row.until)}::timestamptz[], ${wanted.map((row) => row.weak)}::boolean[])
        AS wanted (entity, place, sample, since, until, weak)),
    kinds AS (
      SELECT wanted.*, (SELECT min(e.type) FROM alert_entity AS e
        WHERE e.entity_id = wanted.entity AND e.place_id = wanted.place) AS type FROM wanted
      UNION ALL
      SELECT entity, place, sample, since, until, weak, (SELECT min(e.type) FROM alert_entity AS e
        WHERE e.entity_id = kinds.entity AND e.place_id = kinds.place AND e.type > kinds.type)
      FROM kinds WHERE type IS NOT NULL)
    SELECT DISTINCT near.id, near.at FROM kinds CROSS JOIN LATERAL (
      SELECT alert.id, newest.at FROM (
        SELECT e.alert_id, e.at FROM alert_entity AS e
        WHERE e.entity_id = kinds.entity AND e.place_id = kinds.place AND e.type = kinds.type AND e.at <= kinds.until
        ORDER BY e.at DESC LIMIT ${ofOneType}) AS newest
      -- The limit keeps it a probe for each, whatever the planner makes of the size of the table.
      CROSS JOIN LATERAL (SELECT id, sample, last_seen_at FROM alert WHERE alert.id = newest.alert_id LIMIT 1) AS alert
      WHERE alert.sample = kinds.sample AND alert.last_seen_at >= kinds.since) AS near
    WHERE kinds.type IS NOT NULL AND (NOT kinds.weak OR kinds.type = ANY(${weakTypes}::text[]))
    ORDER BY near.at DESC, near.id LIMIT ${most}`
  return rows.map((row) => row.id)
}
