import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { gateVerdicts, type GateReason, type GateResult, type GateResultItem, type GateVerdict } from '@/lib/model/gate'
import { OperationError } from '@/lib/errors'
import { defineQuery } from '@/lib/operation'
import { environmentInput, environmentsInScope } from './environments-in-scope'
import { countLimit, decodeCursor, pageInput, toPage, type Page } from './page'
import { containsPattern, sinceInput, textInput } from './text-input'

type Row = {
  id: string
  at: Date
  environment_id: string
  environment: string
  collector: string
  verdict: GateVerdict
  image: string | null
  digest: string | null
  image_id: string | null
  commit: string | null
  branch: string | null
  run: string | null
  rules: number
  reasons: GateReason[]
  asset_id: string | null
  running: boolean
}

const key = z.tuple([z.iso.datetime(), z.uuid()])
const word = textInput(300).optional()

/** The image that was asked about, if it has been reported since: by digest, or as it was known before it was pushed. */
const knownImage = Prisma.sql`
  LEFT JOIN LATERAL (
    SELECT asset.id, asset.running FROM asset
    WHERE asset.environment_id = result.environment_id AND asset.kind = 'image' AND asset.gone_at IS NULL
      AND (asset.attributes->>'digest' = result.digest OR asset.attributes->>'imageId' = result.image_id)
    ORDER BY asset.running DESC, asset.id LIMIT 1) AS asset ON result.digest IS NOT NULL OR result.image_id IS NOT NULL`

/** What the gate answered, newest first. `q` is part of an image's name. */
export const listGateResults = defineQuery({
  permission: 'findings:read',
  input: z.strictObject({
    environment: environmentInput,
    verdict: z.enum(gateVerdicts).optional(),
    commit: word,
    branch: word,
    q: word,
    since: sinceInput.optional(),
    ...pageInput,
  }),
  async run({ db, scope }, filter): Promise<Page<GateResultItem>> {
    const ids = await environmentsInScope(db, scope, filter.environment)
    const after = filter.cursor === undefined ? null : decodeCursor(filter.cursor, key)
    const { verdict, commit, branch, q, since } = filter
    const where = Prisma.join(
      [
        Prisma.sql`result.environment_id = ANY(${ids}::uuid[])`,
        ...(verdict === undefined ? [] : [Prisma.sql`verdict = ${verdict}`]),
        ...(commit === undefined ? [] : [Prisma.sql`commit = ${commit}`]),
        ...(branch === undefined ? [] : [Prisma.sql`branch = ${branch}`]),
        ...(q === undefined ? [] : [Prisma.sql`image ILIKE ${containsPattern(q)}`]),
        ...(since === undefined ? [] : [Prisma.sql`at >= ${new Date(since)}`]),
      ],
      ' AND ',
    )
    const keyset = after ? Prisma.sql`AND (at, result.id) < (${new Date(after[0])}, ${after[1]}::uuid)` : Prisma.empty
    const [rows, counted] = await Promise.all([
      db.$queryRaw<Row[]>`
        SELECT result.*, environment.name AS environment, asset.id AS asset_id, COALESCE(asset.running, false) AS running
        FROM (SELECT * FROM gate_result AS result WHERE ${where} ${keyset} ORDER BY at DESC, id DESC LIMIT ${filter.limit + 1}) AS result
        JOIN environment ON environment.id = result.environment_id ${knownImage}
        ORDER BY result.at DESC, result.id DESC`,
      db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM (SELECT 1 FROM gate_result AS result WHERE ${where} LIMIT ${countLimit + 1}) AS matching`,
    ])
    const found = counted[0]?.count ?? 0
    return toPage(
      rows,
      filter.limit,
      { value: Math.min(found, countLimit), capped: found > countLimit },
      (row) => [row.at.toISOString(), row.id],
      (row) => {
        const { reasons, ...result } = toResult(row)
        const { collector, asset_id: assetId, running } = row
        return { ...result, broken: reasons.map((reason) => reason.text), collector, assetId, running }
      },
    )
  },
})

/** One answer of the gate with its reasons. Throws OperationError not-found. */
export const readGateResult = defineQuery({
  permission: 'findings:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, scope }, { id }): Promise<GateResult & Pick<GateResultItem, 'assetId' | 'running' | 'collector'>> {
    const ids = await environmentsInScope(db, scope)
    const [row] = await db.$queryRaw<Row[]>`
      SELECT result.*, environment.name AS environment, asset.id AS asset_id, COALESCE(asset.running, false) AS running
      FROM gate_result AS result JOIN environment ON environment.id = result.environment_id ${knownImage}
      WHERE result.id = ${id}::uuid AND result.environment_id = ANY(${ids}::uuid[])`
    if (!row) throw new OperationError('not-found', 'There is no such answer of the gate, or it is not yours to see.')
    return { ...toResult(row), assetId: row.asset_id, running: row.running, collector: row.collector }
  },
})

function toResult(row: Row): GateResult {
  const { commit, branch, run } = row
  return {
    id: row.id,
    at: row.at.toISOString(),
    environmentId: row.environment_id,
    environment: row.environment,
    verdict: row.verdict,
    image: row.image,
    digest: row.digest,
    imageId: row.image_id,
    ...(commit !== null && { commit }),
    ...(branch !== null && { branch }),
    ...(run !== null && { run }),
    reasons: row.reasons,
    rules: row.rules,
  }
}
