import { randomUUID } from 'node:crypto'
import type { Transaction } from '@/lib/db'
import { correlate } from '@/lib/detect/correlate'
import { decideIncidents, type Decision, type KnownIncident } from '@/lib/detect/decide-incidents'
import { incidentsOf } from './incident-members'
import { loadClues } from './load-clues'
import { refreshIncidents } from './refresh-incidents'

/**
 * Puts alerts that were just raised into incidents: with others they may begin one, join one, or show that two are
 * one. Alerts that were only seen again move the end of theirs. The transaction must hold the turn of its environment's
 * events, so that two workers never make two incidents of one story.
 */
export async function correlateAlerts(
  tx: Transaction,
  { environmentId, at }: { environmentId: string; at: Date },
  changed: { raised: readonly string[]; seenAgain: readonly string[] },
): Promise<void> {
  const touched = new Map<string, readonly string[]>()
  for (const id of await incidentsOf(tx, changed.seenAgain)) touched.set(id, [])
  if (changed.raised.length > 0) {
    const { clues, incidents } = await loadClues(tx, environmentId, changed.raised)
    const stories = correlate(clues)
    const decisions = stories.length > 0 ? decideIncidents(stories, await readKnown(tx, incidents)) : []
    for (const decision of decisions) {
      const id = await carryOut(tx, environmentId, decision, at)
      if (id !== null) touched.set(id, decision.rules)
    }
  }
  await refreshIncidents(tx, touched, { actorKind: 'system', actorId: null, actorName: 'Plimsoll', at })
}

async function readKnown(tx: Transaction, ids: readonly string[]): Promise<KnownIncident[]> {
  if (ids.length === 0) return []
  const rows = await tx.$queryRaw<{ id: string; createdAt: Date; alerts: string[] }[]>`
    SELECT incident.id, incident.created_at AS "createdAt", array_agg(alert.id::text) AS alerts
    FROM incident JOIN alert ON alert.incident_id = incident.id
    WHERE incident.id = ANY(${ids}::uuid[]) GROUP BY incident.id`
  return rows.map((row) => ({ ...row, createdAt: +row.createdAt }))
}

const system = { actorKind: 'system', actorName: 'Plimsoll' }

/** Moves alerts into their incident, which is made when there is none. Returns its id; null when nothing came of it. */
async function carryOut(tx: Transaction, environmentId: string, decision: Decision, at: Date): Promise<string | null> {
  const { into, merged, joining, rules, capped } = decision
  // Who changes an alert by hand holds it and waits for nobody here: what is held joins with the next alert.
  const free = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM alert WHERE id = ANY(${joining}::uuid[]) AND unlinked_at IS NULL ORDER BY id
    FOR NO KEY UPDATE SKIP LOCKED`
  if (into === null && free.length < 2) return null
  const id = into ?? (await open(tx, environmentId, rules, free[0]?.id ?? '', at))
  if (free.length > 0) {
    await tx.$executeRaw`
      UPDATE alert SET incident_id = ${id}::uuid WHERE id = ANY(${free.map((row) => row.id)}::uuid[])`
  }
  const changes = [
    ...(into === null ? [{ incidentId: id, kind: 'opened', after: { alerts: free.length, rules } }] : []),
    ...(into !== null && free.length > 0
      ? [{ incidentId: id, kind: 'joined', after: { alerts: free.map((row) => row.id) } }]
      : []),
    ...merged.flatMap((other) => [
      { incidentId: id, kind: 'merged', after: { from: other } },
      { incidentId: other, kind: 'merged', after: { into: id } },
    ]),
  ]
  await tx.incidentChange.createMany({ data: changes.map((change) => ({ ...change, ...system, at })) })
  if (merged.length > 0) {
    await tx.incident.updateMany({
      where: { OR: [{ id: { in: merged } }, { mergedIntoId: { in: merged } }] },
      data: { mergedIntoId: id, alerts: 0, version: { increment: 1 } },
    })
  }
  if (capped !== null) await tx.incident.updateMany({ where: { id, capped: null }, data: { capped } })
  return id
}

/** An incident without anything in it yet; what it says of itself is made of its alerts. */
async function open(
  tx: Transaction,
  environmentId: string,
  rules: readonly string[],
  alertId: string,
  at: Date,
): Promise<string> {
  const { assetId, clusterId, sample, firstSeenAt } = await tx.alert.findUniqueOrThrow({ where: { id: alertId } })
  const id = randomUUID()
  await tx.incident.create({
    data: {
      id,
      environmentId,
      clusterId,
      placeId: clusterId ?? assetId,
      title: '',
      severity: 'informational',
      alertSeverity: 'informational',
      severityReason: '',
      status: 'active',
      class: 0,
      rule: rules[0] ?? '',
      rules: [],
      tactics: [],
      alerts: 0,
      firstSeenAt,
      lastSeenAt: firstSeenAt,
      entities: [],
      statusChangedAt: at,
      sample,
      createdAt: at,
    },
  })
  return id
}
