import { z } from 'zod'
import { checkById } from '@/lib/assess/catalogue'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AssessmentStatus } from '@/lib/model/assessment'
import type { AssetChange } from '@/lib/model/asset-change'
import { defineQuery } from '@/lib/operation'
import { assetIdInput, assetInScope } from './asset-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'

type Row = {
  at: Date
  check_id: string
  before: AssessmentStatus
  after: AssessmentStatus
  cause: string
  report_id: string | null
}

const cursorKey = z.tuple([z.iso.datetime(), z.string()])

/** What turned healthy or unhealthy on one asset, the newest first, with the cause. */
export const listAssetChanges = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({ id: assetIdInput, ...pageInput }),
  async run({ db, scope }, { id, limit, cursor }): Promise<Page<AssetChange>> {
    await assetInScope(db, scope, id)
    const from = cursor === undefined ? null : decodeCursor(cursor, cursorKey)
    const keyset = from ? Prisma.sql`AND (at, check_id) < (${new Date(from[0])}, ${from[1]})` : Prisma.empty
    const [rows, counted] = await Promise.all([
      db.$queryRaw<Row[]>`
        SELECT at, check_id, before, after, cause, report_id FROM assessment_change
        WHERE asset_id = ${id}::uuid ${keyset} ORDER BY at DESC, check_id DESC LIMIT ${limit + 1}`,
      db.$queryRaw<{ count: bigint }[]>`
        SELECT count(*) AS count FROM (
          SELECT 1 FROM assessment_change WHERE asset_id = ${id}::uuid LIMIT ${countLimit + 1}) AS counted`,
    ])
    const value = Number(counted[0]?.count ?? 0)
    const total = { value: Math.min(value, countLimit), capped: value > countLimit }
    return toPage(rows, limit, total, (row) => [row.at.toISOString(), row.check_id], toChange)
  },
})

function toChange(row: Row): AssetChange {
  const check = checkById(row.check_id)
  return {
    at: row.at.toISOString(),
    checkId: row.check_id,
    name: check?.name ?? row.check_id,
    severity: check?.severity ?? null,
    before: row.before,
    after: row.after,
    cause: row.cause,
    reportId: row.report_id,
  }
}
