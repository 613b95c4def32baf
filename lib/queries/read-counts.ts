import { z } from 'zod'
import { alertFacets } from '@/lib/model/alert-class'
import { collectorHealth, needsCare } from '@/lib/model/collector-health'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'

export type Counts = {
  /** Alerts that are active or in progress. */
  alerts: number
  /** Collectors that are late or silent. */
  collectors: number
  collectorsTotal: number
  collectorsReporting: number
  lastReportAt: string | null
}

/** The few figures that every page shows: from tallies and the short list of collectors. */
export const readCounts = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ environment: environmentInput }),
  async run({ db, scope, now }, { environment }): Promise<Counts> {
    const environments = await environmentsInScope(db, scope, environment)
    const [tallies, collectors] = await Promise.all([
      db.alertTally.groupBy({
        by: ['class'],
        where: { environmentId: { in: environments }, count: { gt: 0 } },
        _sum: { count: true },
      }),
      db.collector.findMany({
        where: { environmentId: { in: environments }, revokedAt: null },
        select: { lastSeenAt: true, createdAt: true, rhythm: true, revokedAt: true, expiresAt: true },
      }),
    ])
    const open = tallies.filter((row) => ['active', 'in-progress'].includes(alertFacets(row.class).status))
    const health = collectors.map((row) => collectorHealth(row, now))
    const seen = collectors.flatMap((row) => row.lastSeenAt?.getTime() ?? [])
    return {
      alerts: open.reduce((sum, row) => sum + (row._sum.count ?? 0), 0),
      collectors: health.filter(needsCare).length,
      collectorsTotal: collectors.length,
      collectorsReporting: health.filter((state) => state === 'reporting').length,
      lastReportAt: seen.length > 0 ? new Date(Math.max(...seen)).toISOString() : null,
    }
  },
})
