import { z } from 'zod'
import type { Database } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { needsCare } from '@/lib/model/collector-health'
import type { HeartbeatView } from '@/lib/model/heartbeat'
import type { Plan } from '@/lib/model/plan'
import { defineQuery } from '@/lib/operation'
import { heartbeatsOf } from './heartbeats'
import { collectorSelect, toCollectorItems, type CollectorItem } from './collector-item'

export type CollectorDetails = CollectorItem & {
  /** Which plans its environment has on: a report of a plan that is off is turned away. */
  plans: Record<Plan, boolean>
  /** What its reports speak of, and what lies in those clusters; counted only when it is late or silent, null else. */
  coveredAssets: { value: number; capped: boolean } | null
  /** What it last said of each cluster that it watches; none from other people's tools. */
  heartbeats: HeartbeatView[]
}

const most = 10_000

/** One collector. Throws OperationError not-found, also outside the scope. */
export const readCollector = defineQuery({
  permission: 'collectors:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, scope, now }, { id }): Promise<CollectorDetails> {
    const row = await db.collector.findFirst({
      where: { id, ...(scope === 'all' ? {} : { environmentId: { in: scope } }) },
      select: {
        ...collectorSelect,
        environment: { select: { name: true, kubernetesSince: true, registriesSince: true, hostsSince: true } },
      },
    })
    const [item] = row ? await toCollectorItems(db, [row], now) : []
    if (!row || !item) throw new OperationError('not-found', 'There is no such collector, or it is not yours to see.')
    const covered = needsCare(item.health) ? await countCovered(db, id, row.environmentId) : null
    const { kubernetesSince, registriesSince, hostsSince } = row.environment
    return {
      ...item,
      plans: { kubernetes: kubernetesSince !== null, registries: registriesSince !== null, hosts: hostsSince !== null },
      coveredAssets: covered,
      heartbeats: await heartbeatsOf(db, { collectorId: id }, now),
    }
  },
})

async function countCovered(db: Database, id: string, environmentId: string) {
  const [covered] = await db.$queryRaw<{ count: number }[]>`
    WITH spoken AS (
      SELECT DISTINCT coverage.asset_id AS id FROM coverage JOIN report ON report.id = coverage.report_id
      WHERE coverage.environment_id = ${environmentId}::uuid AND report.collector_id = ${id}::uuid)
    SELECT count(*)::int AS count FROM (
      SELECT asset.id FROM asset JOIN spoken ON spoken.id = asset.id WHERE gone_at IS NULL
      UNION SELECT asset.id FROM asset JOIN spoken ON spoken.id = asset.cluster_id WHERE gone_at IS NULL
      LIMIT ${most + 1}) AS assets`
  const count = covered?.count ?? 0
  return { value: Math.min(count, most), capped: count > most }
}
