import { z } from 'zod'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertSeverities, openAlertStatuses, type AlertSeverity, type AlertStatus } from '@/lib/model/alert'
import { alertClass, alertFacets } from '@/lib/model/alert-class'
import type { AlertCounts } from '@/lib/model/alert-view'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { countLimit } from './page'

/** How many alerts are in which state: what the tabs and the head of the list show. */
export const readAlertCounts = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope, actor, now }, { environment }): Promise<AlertCounts> {
    const environments = await environmentsInScope(db, scope, environment)
    const me = actor.kind === 'user' ? actor.id : null
    const [tallies, mine, unassigned, overdue] = await Promise.all([
      db.alertTally.groupBy({
        by: ['class'],
        where: { environmentId: { in: environments }, count: { gt: 0 } },
        _sum: { count: true },
      }),
      countOpen(db, environments, Prisma.sql`a.owner_id = ${me}::text`),
      countOpen(db, environments, Prisma.sql`a.owner_id IS NULL`),
      countOpen(db, environments, Prisma.sql`a.due_at < ${now}`),
    ])
    const rows = tallies.map((row) => ({ ...alertFacets(row.class), count: row._sum.count ?? 0 }))
    const sum = (keep: (row: { status: AlertStatus; severity: AlertSeverity }) => boolean) =>
      rows.filter(keep).reduce((total, row) => total + row.count, 0)
    const isOpen = (status: AlertStatus) => status === 'active' || status === 'in-progress'
    return {
      open: sum((row) => isOpen(row.status)),
      active: sum((row) => row.status === 'active'),
      inProgress: sum((row) => row.status === 'in-progress'),
      resolved: sum((row) => row.status === 'resolved'),
      dismissed: sum((row) => row.status === 'dismissed'),
      mine,
      unassigned,
      overdue,
      severities: Object.fromEntries(
        alertSeverities.map((severity) => [severity, sum((row) => isOpen(row.status) && row.severity === severity)]),
      ) as Record<AlertSeverity, number>,
    }
  },
})

const openClasses = openAlertStatuses.flatMap((status) =>
  alertSeverities.map((severity) => alertClass(status, severity)),
)

async function countOpen(db: Database, environments: string[], condition: Prisma.Sql): Promise<AlertCounts['mine']> {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM alert AS a WHERE a.environment_id = ANY(${environments}::uuid[])
        AND a.class = ANY(${openClasses}::int[]) AND ${condition} LIMIT ${countLimit + 1}) AS matching`
  const count = row?.count ?? 0
  return { value: Math.min(count, countLimit), capped: count > countLimit }
}
