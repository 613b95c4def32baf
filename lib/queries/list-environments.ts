import { z } from 'zod'
import type { Plan } from '@/lib/model/plan'
import { defineQuery } from '@/lib/operation'
import { decodeCursor, pageInput, toPage, type Page } from './page'

export type EnvironmentItem = {
  id: string
  name: string
  goal: number
  /** Whether exemptions wait for a second person. */
  exemptionApproval: boolean
  createdAt: string
  /** When each plan was switched on; null is off. */
  plans: Record<Plan, string | null>
  collectors: number
  /** Assets of all kinds that are there now. */
  assets: number
}

/** Environments by name, with what each holds. */
export const listEnvironments = defineQuery({
  permission: 'environments:read',
  input: z.strictObject({ ...pageInput }),
  async run({ db, scope }, { limit, cursor }): Promise<Page<EnvironmentItem>> {
    const where = scope === 'all' ? {} : { id: { in: scope } }
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.string()]))[0]
    const [rows, total] = await Promise.all([
      db.environment.findMany({
        where: { AND: [where, after === null ? {} : { name: { gt: after } }] },
        orderBy: { name: 'asc' },
        take: limit + 1,
      }),
      db.environment.count({ where }),
    ])
    const ids = rows.map((row) => row.id)
    const [collectors, assets] = await Promise.all([
      db.collector.groupBy({
        by: ['environmentId'],
        where: { environmentId: { in: ids }, revokedAt: null },
        _count: { _all: true },
      }),
      db.assetTally.groupBy({ by: ['environmentId'], where: { environmentId: { in: ids } }, _sum: { count: true } }),
    ])
    const collectorsOf = new Map(collectors.map((row) => [row.environmentId, row._count._all]))
    const assetsOf = new Map(assets.map((row) => [row.environmentId, row._sum.count ?? 0]))
    return toPage(
      rows,
      limit,
      { value: total, capped: false },
      (row) => [row.name],
      (row) => ({
        id: row.id,
        name: row.name,
        goal: row.goal,
        exemptionApproval: row.exemptionApproval,
        createdAt: row.createdAt.toISOString(),
        plans: {
          kubernetes: row.kubernetesSince?.toISOString() ?? null,
          registries: row.registriesSince?.toISOString() ?? null,
          hosts: row.hostsSince?.toISOString() ?? null,
        },
        collectors: collectorsOf.get(row.id) ?? 0,
        assets: assetsOf.get(row.id) ?? 0,
      }),
    )
  },
})
