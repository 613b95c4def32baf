import { z } from 'zod'
import { checkById } from '@/lib/assess/catalogue'
import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { exemptionStates, reminderDays, type Exemption, type ExemptionState } from '@/lib/model/exemption'
import { defineQuery } from '@/lib/operation'
import { environmentInput } from './environments-in-scope'
import { oneOrMore } from './finding-where'
import { decodeCursor, pageInput, toPage, type Page } from './page'
import { checkIdInput } from './read-recommendation'
import { settledEnvironments } from './settled-environments'

type Row = {
  id: string
  environment_id: string
  environment: string
  check_id: string | null
  asset_id: string | null
  asset_name: string | null
  namespace: string | null
  labels: string[] | null
  category: Exemption['category']
  reason: string
  evidence_link: string | null
  state: ExemptionState
  created_by_id: string
  created_by: string | null
  created_at: Date
  expires_at: Date | null
  decided_by: string | null
  decided_at: Date | null
  end_reason: string | null
}

/** The state of an exemption `e`, by the database's clock. */
const state =
  Prisma.raw(`CASE WHEN e.revoked_at IS NOT NULL THEN 'revoked' WHEN e.rejected_at IS NOT NULL THEN 'rejected'
  WHEN e.expires_at <= clock_timestamp() THEN 'expired' WHEN e.needs_approval AND e.approved_at IS NULL THEN 'pending'
  WHEN e.expires_at <= clock_timestamp() + interval '${reminderDays} days' THEN 'expiring' ELSE 'active' END`)

const after = z.tuple([z.iso.datetime(), z.uuid()])

/** Exemptions, the newest first; of one recommendation with those of all recommendations. */
export const listExemptions = defineQuery({
  permission: 'posture:read',
  input: z.strictObject({
    environment: environmentInput,
    state: oneOrMore(z.enum(exemptionStates)),
    checkId: checkIdInput.optional(),
    ...pageInput,
  }),
  async run({ db, scope }, { environment, state: states, checkId, limit, cursor }): Promise<Page<Exemption>> {
    const ids = await settledEnvironments(db, scope, environment)
    const where = Prisma.sql`e.environment_id = ANY(${ids}::uuid[])
      ${states ? Prisma.sql`AND (${state}) = ANY(${states}::text[])` : Prisma.empty}
      ${checkId === undefined ? Prisma.empty : Prisma.sql`AND (e.check_id = ${checkId} OR e.check_id IS NULL)`}`
    const place = cursor === undefined ? null : decodeCursor(cursor, after)
    const [rows, [total]] = await Promise.all([
      readRows(db, where, place, limit + 1),
      db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM exemption AS e WHERE ${where}`,
    ])
    return toPage(
      rows,
      limit,
      { value: total?.count ?? 0, capped: false },
      (row) => [row.created_at.toISOString(), row.id],
      toExemption,
    )
  },
})

async function readRows(db: Database, where: Prisma.Sql, place: [string, string] | null, limit: number) {
  const keyset = place
    ? Prisma.sql`AND (e.created_at, e.id) < (${new Date(place[0])}, ${place[1]}::uuid)`
    : Prisma.empty
  return db.$queryRaw<Row[]>`
    SELECT e.*, ${state} AS state, environment.name AS environment, asset.name AS asset_name, maker.name AS created_by,
      COALESCE(e.revoked_at, e.rejected_at, e.approved_at) AS decided_at,
      COALESCE(decider.name, e.revoked_by_id, e.rejected_by_id, e.approved_by_id) AS decided_by
    FROM exemption AS e JOIN environment ON environment.id = e.environment_id
    LEFT JOIN asset ON asset.id = e.asset_id LEFT JOIN "user" AS maker ON maker.id = e.created_by_id
    LEFT JOIN "user" AS decider ON decider.id = COALESCE(e.revoked_by_id, e.rejected_by_id, e.approved_by_id)
    WHERE ${where} ${keyset} ORDER BY e.created_at DESC, e.id DESC LIMIT ${limit}`
}

function toExemption(row: Row): Exemption {
  const { asset_id: assetId, namespace, labels } = row
  const kind =
    assetId !== null ? 'resource' : labels !== null ? 'labels' : namespace !== null ? 'namespace' : 'environment'
  return {
    id: row.id,
    environmentId: row.environment_id,
    environment: row.environment,
    checkId: row.check_id,
    checkName: row.check_id === null ? null : (checkById(row.check_id)?.name ?? row.check_id),
    place: { kind, assetId, assetName: row.asset_name, namespace, labels },
    category: row.category,
    reason: row.reason,
    evidenceLink: row.evidence_link,
    state: row.state,
    createdById: row.created_by_id,
    createdBy: row.created_by ?? row.created_by_id,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    decidedBy: row.decided_by,
    decidedAt: row.decided_at?.toISOString() ?? null,
    endReason: row.end_reason,
  }
}
