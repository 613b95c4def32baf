import { z } from 'zod'
import { checkById } from '@/lib/assess/catalogue'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ScoreCauseName, ScoreChange } from '@/lib/model/posture'
import { defineQuery } from '@/lib/operation'
import { environmentInput } from './environments-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'
import { settledEnvironments } from './settled-environments'

type Row = {
  environment_id: string
  environment: string
  at: Date
  cause: ScoreCauseName
  check_id: string
  count: number
  delta: number
  assets: string[]
}

const key = z.tuple([z.iso.datetime(), z.uuid(), z.string(), z.string()])

/** Everything that moved the score, newest first: one row for each cause and check of a moment. */
export const listScoreChanges = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({
    environment: environmentInput,
    since: z.iso.datetime({ offset: true }).optional(),
    ...pageInput,
  }),
  async run({ db, scope }, { environment, since, limit, cursor }): Promise<Page<ScoreChange>> {
    const environments = await settledEnvironments(db, scope, environment)
    const after = cursor === undefined ? null : decodeCursor(cursor, key)
    const from = since === undefined ? Prisma.empty : Prisma.sql`AND at >= ${new Date(since)}`
    const keyset = after
      ? Prisma.sql`AND (at, environment_id, cause, check_id) < (${new Date(after[0])}, ${after[1]}::uuid, ${after[2]}, ${after[3]})`
      : Prisma.empty
    // One backward walk of the index per environment, then the newest of them all.
    const rows = await db.$queryRaw<Row[]>`
      SELECT move.*, environment.name AS environment
      FROM unnest(${environments}::uuid[]) AS wanted (id)
      JOIN environment ON environment.id = wanted.id
      CROSS JOIN LATERAL (
        SELECT environment_id, at, cause, check_id, count, delta, assets FROM score_movement
        WHERE environment_id = wanted.id ${from} ${keyset}
        ORDER BY environment_id DESC, at DESC, cause DESC, check_id DESC LIMIT ${limit + 1}) AS move
      ORDER BY move.at DESC, move.environment_id DESC, move.cause DESC, move.check_id DESC LIMIT ${limit + 1}`
    const [count] = await db.$queryRaw<{ count: number }[]>`
      SELECT count(*)::int AS count FROM (SELECT 1 FROM score_movement
        WHERE environment_id = ANY(${environments}::uuid[]) ${from} LIMIT ${countLimit + 1}) AS matching`
    const found = count?.count ?? 0
    return toPage(
      rows,
      limit,
      { value: Math.min(found, countLimit), capped: found > countLimit },
      (row) => [row.at.toISOString(), row.environment_id, row.cause, row.check_id],
      (row) => ({
        environmentId: row.environment_id,
        environment: row.environment,
        at: row.at.toISOString(),
        cause: row.cause,
        checkId: row.check_id || null,
        checkName: checkById(row.check_id)?.name ?? null,
        count: row.count,
        delta: row.delta,
        assets: row.assets,
      }),
    )
  },
})
