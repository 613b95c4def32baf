import { z } from 'zod'
import { checkById } from '@/lib/assess/catalogue'
import { listedCauses } from '@/lib/model/movement-cause'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import type { AssetKind } from '@/lib/model/asset'
import type { PostureChange } from '@/lib/model/posture'
import { defineQuery } from '@/lib/operation'
import { controlName } from './check-entry'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { staleEvidence } from './stale-evidence'
import { textInput } from './text-input'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'

type Row = {
  asset_id: string
  name: string
  kind: AssetKind
  namespace: string | null
  gone: boolean
  environment_id: string
  environment: string
  at: Date
  control_id: string
  check_id: string
  cause: PostureChange['cause']
  before: PostureChange['before']
  after: PostureChange['after']
}

const key = z.tuple([z.iso.datetime(), z.uuid(), z.string()])
const moment = z.iso.datetime({ offset: true })

/**
 * Exactly what changed by one cause, newest first. A change is the state of a resource in one control. Times: after
 * `from`, up to and with `to`. `evidence-stale`: what became stale then and still is.
 */
export const listPostureChanges = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({
    environment: environmentInput,
    cause: z.enum(listedCauses),
    /** The check that turned them; empty for changes that no check turned. */
    check: z.literal('').or(textInput(200)).default(''),
    from: moment.optional(),
    to: moment.optional(),
    ...pageInput,
  }),
  async run({ db, scope, now }, filter): Promise<Page<PostureChange>> {
    const { cause, check, limit } = filter
    const environments = await environmentsInScope(db, scope, filter.environment)
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, key)
    const time = (text: string | undefined, otherwise: Date) => (text === undefined ? otherwise : new Date(text))
    const stale =
      cause === 'evidence-stale'
        ? await staleEvidence(db, environments, { from: time(filter.from, new Date(0)), to: time(filter.to, now) })
        : null
    const changes = stale === null ? Prisma.sql`posture_change` : staleAsChanges(stale)
    const narrow = Prisma.join(
      [
        Prisma.sql`environment_id = own.id`,
        Prisma.sql`cause = ${cause} AND check_id = ${check}`,
        // Of evidence the time is when it became stale, which is asked for already; `at` is that of the last word.
        ...(filter.from === undefined || stale ? [] : [Prisma.sql`at > ${new Date(filter.from)}`]),
        ...(filter.to === undefined || stale ? [] : [Prisma.sql`at <= ${new Date(filter.to)}`]),
      ],
      ' AND ',
    )
    const keyset = after
      ? Prisma.sql`AND (at, asset_id, control_id) < (${new Date(after[0])}, ${after[1]}::uuid, ${after[2]})`
      : Prisma.empty
    const [rows, total] = await Promise.all([
      db.$queryRaw<Row[]>`
        SELECT found.*, asset.name, asset.kind, asset.namespace, asset.gone_at IS NOT NULL AS gone, environment.name AS environment
        FROM (
          SELECT change.* FROM unnest(${environments}::uuid[]) AS own (id)
          CROSS JOIN LATERAL (
            SELECT * FROM ${changes} WHERE ${narrow} ${keyset}
            ORDER BY at DESC, asset_id DESC, control_id DESC LIMIT ${limit + 1}) AS change
          ORDER BY at DESC, asset_id DESC, control_id DESC LIMIT ${limit + 1}) AS found
        JOIN asset ON asset.id = found.asset_id
        JOIN environment ON environment.id = found.environment_id
        ORDER BY found.at DESC, found.asset_id DESC, found.control_id DESC`,
      countChanges(db, environments, changes, narrow),
    ])
    return toPage(rows, limit, total, (row) => [row.at.toISOString(), row.asset_id, row.control_id], toChange)
  },
})

/** Resources without news, in the columns of a change. */
const staleAsChanges = (stale: Prisma.Sql) => Prisma.sql`(
  SELECT found.asset_id, found.at, asset.environment_id, '' AS control_id, '' AS check_id, 'evidence-stale' AS cause,
    'none' AS before, 'none' AS after
  FROM (${stale}) AS found JOIN asset ON asset.id = found.asset_id) AS stale`

async function countChanges(db: Database, environments: readonly string[], changes: Prisma.Sql, narrow: Prisma.Sql) {
  const [row] = await db.$queryRaw<{ count: number }[]>`
    SELECT count(*)::int AS count FROM (
      SELECT 1 FROM unnest(${[...environments]}::uuid[]) AS own (id)
      CROSS JOIN LATERAL (SELECT 1 FROM ${changes} WHERE ${narrow} LIMIT ${countLimit + 1}) AS change
      LIMIT ${countLimit + 1}) AS matching`
  const found = row?.count ?? 0
  return { value: Math.min(found, countLimit), capped: found > countLimit }
}

function toChange(row: Row): PostureChange {
  return {
    assetId: row.asset_id,
    name: row.name,
    kind: row.kind,
    namespace: row.namespace,
    gone: row.gone,
    environmentId: row.environment_id,
    environment: row.environment,
    at: row.at.toISOString(),
    control: row.control_id,
    controlName: controlName(row.control_id),
    checkId: row.check_id || null,
    checkName: checkById(row.check_id)?.name ?? null,
    cause: row.cause,
    before: row.before,
    after: row.after,
  }
}
