import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import { alertClass } from '@/lib/model/alert-class'
import { AlertTallies } from '@/lib/store/alert-tallies'

/** An incident of two alerts, as correlation would have made it. Returns its id and those of its alerts. */
export async function makeIncident(environmentId: string): Promise<{ id: string; alert: string; alerts: string[] }> {
  const [id, placeId] = [randomUUID(), randomUUID()]
  const alerts = [randomUUID(), randomUUID()]
  const at = new Date()
  const state = { severity: 'high', status: 'active', class: alertClass('active', 'high') } as const
  const times = { firstSeenAt: at, lastSeenAt: at, statusChangedAt: at }
  const words = { title: 'Two things', alertSeverity: 'high', severityReason: '', rule: 'kill-chain' }
  const none = { tactics: [], entities: [] }
  await db().incident.create({
    data: { id, environmentId, placeId, ...state, ...times, ...words, ...none, rules: [], alerts: 2, createdAt: at },
  })
  const own = {
    type: 'Falco_Own',
    source: 'falco',
    rule: 'Own',
    title: 'Own',
    description: '',
    compromised: 'shop/web',
  }
  const lists = { ...none, techniques: [], remediation: [], preventedBy: [], evidence: {} }
  const data = alerts.map((alert) => {
    const key = { id: alert, environmentId, assetId: placeId, incidentId: id, dedupeKey: Buffer.from(alert) }
    return { ...key, ...state, ...times, ...own, ...lists, count: 1 }
  })
  const tallies = new AlertTallies()
  for (const _ of alerts) {
    tallies.add(1, { ...state, ...own, environmentId, tactics: [], ownerId: null, suppressedById: null })
  }
  await db().$transaction(async (tx) => {
    await tx.alert.createMany({ data })
    await tallies.write(tx)
  })
  return { id, alert: alerts[0] ?? '', alerts }
}
