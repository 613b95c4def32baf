import { z } from 'zod'
import type { Database } from '@/lib/db'
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
}

const key = z.tuple([z.iso.datetime(), z.uuid()])
const word = textInput(300).optional()

type KnownImage = {
  id: string
  running: boolean
  environment_id: string
  digest: string | null
  image_id: string | null
}

/**
 * The images that were asked about, as far as they have been reported since: by digest, or as they were known before
 * they were pushed. One walk over the images of the environments for all rows of a page.
 */
async function knownImages(
  db: Database,
  rows: readonly Row[],
): Promise<(row: Row) => Pick<GateResultItem, 'assetId' | 'running'>> {
  const texts = (pick: (row: Row) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))]
  const [digests, imageIds] = [texts((row) => row.digest), texts((row) => row.image_id)]
  const found =
    digests.length + imageIds.length === 0
      ? []
      : await db.$queryRaw<KnownImage[]>`
        SELECT id, running, environment_id, attributes->>'digest' AS digest, attributes->>'imageId' AS image_id
        FROM asset WHERE environment_id = ANY(${texts((row) => row.environment_id)}::uuid[])
          AND kind = 'image' AND gone_at IS NULL
          AND (attributes->>'digest' = ANY(${digests}::text[]) OR attributes->>'imageId' = ANY(${imageIds}::text[]))
        ORDER BY running DESC, id`
  const same = (one: string | null, other: string | null) => one !== null && one === other
  return (row) => {
    const image = found.find(
      (one) =>
        one.environment_id === row.environment_id && (same(one.digest, row.digest) || same(one.image_id, row.image_id)),
    )
    return { assetId: image?.id ?? null, running: image?.running ?? false }
  }
}

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
        SELECT result.*, environment.name AS environment
        FROM (SELECT * FROM gate_result AS result WHERE ${where} ${keyset} ORDER BY at DESC, id DESC LIMIT ${filter.limit + 1}) AS result
        JOIN environment ON environment.id = result.environment_id
        ORDER BY result.at DESC, result.id DESC`,
      db.$queryRaw<{ count: number }[]>`
        SELECT count(*)::int AS count FROM (SELECT 1 FROM gate_result AS result WHERE ${where} LIMIT ${countLimit + 1}) AS matching`,
    ])
    const found = counted[0]?.count ?? 0
    const imageOf = await knownImages(db, rows)
    return toPage(
      rows,
      filter.limit,
      { value: Math.min(found, countLimit), capped: found > countLimit },
      (row) => [row.at.toISOString(), row.id],
      (row) => {
        const { reasons, ...result } = toResult(row)
        return { ...result, ...imageOf(row), broken: reasons.map((reason) => reason.text), collector: row.collector }
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
      SELECT result.*, environment.name AS environment
      FROM gate_result AS result JOIN environment ON environment.id = result.environment_id
      WHERE result.id = ${id}::uuid AND result.environment_id = ANY(${ids}::uuid[])`
    if (!row) throw new OperationError('not-found', 'There is no such answer of the gate, or it is not yours to see.')
    return { ...toResult(row), ...(await knownImages(db, [row]))(row), collector: row.collector }
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
