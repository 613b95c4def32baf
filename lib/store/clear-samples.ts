import type { Transaction } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { AlertTallies } from './alert-tallies'
import { lockAlerts } from './move-alerts'
import { sendSignal } from './signal'

const batch = 1_000

/**
 * Removes the sample alerts of these environments with their events, entities and history, and the incidents made of
 * them. Returns how many of each are gone, by environment.
 */
export async function clearSamples(
  tx: Transaction,
  environments: readonly string[],
): Promise<{ environmentId: string; alerts: number; incidents: number }[]> {
  const cleared = new Map<string, number>()
  for (;;) {
    const found = await tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM alert WHERE environment_id = ANY(${[...environments]}::uuid[]) AND sample LIMIT ${batch}`
    const ids = found.map((row) => row.id)
    if (ids.length === 0) break
    const alerts = await lockAlerts(tx, Prisma.sql`a.id = ANY(${ids}::uuid[])`)
    const tallies = new AlertTallies()
    for (const alert of alerts) {
      tallies.add(-1, alert)
      cleared.set(alert.environmentId, (cleared.get(alert.environmentId) ?? 0) + 1)
    }
    await tx.$executeRaw`DELETE FROM event WHERE alert_id = ANY(${ids}::uuid[])`
    await tx.alertChange.deleteMany({ where: { alertId: { in: ids } } })
    await tx.$executeRaw`
      DELETE FROM alert_entity AS e USING alert AS a
      WHERE a.id = ANY(${ids}::uuid[]) AND (e.asset_id, e.alert_id) = (a.asset_id, a.id)`
    await tx.alert.deleteMany({ where: { id: { in: ids } } })
    await tallies.write(tx)
  }
  const incidents = await tx.incident.findMany({
    where: { environmentId: { in: [...environments] }, sample: true },
    select: { id: true, environmentId: true },
  })
  const gone = incidents.map((incident) => incident.id)
  await tx.incidentChange.deleteMany({ where: { incidentId: { in: gone } } })
  await tx.incident.deleteMany({ where: { id: { in: gone } } })
  const touched = new Set([...cleared.keys(), ...incidents.map((incident) => incident.environmentId)])
  for (const environmentId of touched) await sendSignal(tx, { environmentId, topics: ['alerts'] })
  return [...touched].map((environmentId) => ({
    environmentId,
    alerts: cleared.get(environmentId) ?? 0,
    incidents: incidents.filter((incident) => incident.environmentId === environmentId).length,
  }))
}
