import type { Transaction } from '@/lib/db'
import { statusOfIncident, sumUpIncident, type MemberAlert, type MemberEntity } from '@/lib/detect/sum-up-incident'
import { alertSeverities, type AlertStatus } from '@/lib/model/alert'
import { alertClass } from '@/lib/model/alert-class'
import { incidentsOf } from './incident-members'
import { notifyNews } from './notify-news'
import { sendSignal } from './signal'

type Deed = { actorKind: string; actorId: string | null; actorName: string; at: Date }

/** Makes what incidents say of themselves anew from their alerts. `changed`: id → rules that hold besides the known. */
export async function refreshIncidents(
  tx: Transaction,
  changed: ReadonlyMap<string, readonly string[]>,
  deed: Deed,
): Promise<void> {
  const ids = [...changed.keys()].sort()
  if (ids.length === 0) return
  const rows = await tx.$queryRaw<LockedIncident[]>`
    SELECT incident.id, environment_id AS "environmentId", status, rules, title, severity, sample, cluster_id AS "clusterId",
      environment.name AS environment
    FROM incident JOIN environment ON environment.id = environment_id
    WHERE incident.id = ANY(${ids}::uuid[]) AND merged_into_id IS NULL ORDER BY incident.id FOR UPDATE OF incident`
  for (const row of rows) await refresh(tx, row, changed.get(row.id) ?? [], deed)
}

/** The same for the incidents of alerts whose status somebody changed. */
export async function settleIncidents(tx: Transaction, alertIds: readonly string[], deed: Deed): Promise<void> {
  const ids = await incidentsOf(tx, alertIds)
  await refreshIncidents(tx, new Map(ids.map((id) => [id, []])), deed)
}

type LockedIncident = {
  id: string
  environmentId: string
  environment: string
  clusterId: string | null
  status: AlertStatus
  rules: string[]
  title: string
  severity: string
  sample: boolean
}

async function refresh(tx: Transaction, row: LockedIncident, rules: readonly string[], deed: Deed): Promise<void> {
  const { id, environmentId } = row
  const alerts = await tx.$queryRaw<(MemberAlert & { assetId: string })[]>`
    SELECT id, asset_id AS "assetId", severity, status, tactics, first_seen_at AS "firstSeenAt", last_seen_at AS "lastSeenAt"
    FROM alert WHERE incident_id = ${id}::uuid ORDER BY first_seen_at, id`
  if (alerts.length === 0) {
    // Every alert was taken out: it stays on record as one that was nothing.
    await tx.incident.update({
      where: { id },
      data: { alerts: 0, status: 'dismissed', class: alertClass('dismissed', 'informational') },
    })
    return
  }
  const named = await tx.$queryRaw<MemberEntity[]>`
    SELECT e.alert_id AS "alertId", e.kind, e.name, e.key
    FROM unnest(${alerts.map((alert) => alert.assetId)}::uuid[], ${alerts.map((alert) => alert.id)}::uuid[])
      AS wanted (asset_id, alert_id)
    CROSS JOIN LATERAL (SELECT * FROM alert_entity AS e
      WHERE (e.asset_id, e.alert_id) = (wanted.asset_id, wanted.alert_id) LIMIT 100) AS e`
  const { entities, ...summary } = sumUpIncident(alerts, named, [...row.rules, ...rules])
  const status = statusOfIncident(row.status, alerts)
  await tx.incident.update({
    where: { id },
    data: {
      ...summary,
      entities,
      status,
      class: alertClass(status, summary.severity),
      ...(status === row.status
        ? {}
        : {
            statusChangedAt: deed.at,
            statusChangedBy: deed.actorName,
            statusReason: null,
            statusComment: null,
            version: { increment: 1 },
          }),
    },
  })
  const { at, ...by } = deed
  if (status !== row.status) {
    await tx.incidentChange.create({
      data: {
        incidentId: id,
        at,
        ...by,
        kind: status === 'active' ? 'reopened' : 'status',
        before: { status: row.status },
        after: { status },
      },
    })
  }
  const rank = (severity: string) => alertSeverities.findIndex((one) => one === severity)
  const opened = row.title === ''
  if (opened || rank(summary.severity) < rank(row.severity)) {
    const facts = {
      title: summary.title,
      environment: row.environment,
      type: summary.rule,
      tactics: summary.tactics,
      entity: entities[0]?.name ?? null,
      happenedAt: summary.firstSeenAt.toISOString(),
      detail: opened ? null : summary.severityReason,
      incident: true,
    }
    const kind = opened ? ('incident-opened' as const) : ('severity-raised' as const)
    const occurrence = opened ? '' : summary.severity
    const { severity } = summary
    await notifyNews(tx, [{ kind, id, occurrence, environmentId, severity, sample: row.sample, facts }], at)
  }
  await sendSignal(tx, { environmentId, topics: ['alerts'] })
}
