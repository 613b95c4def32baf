import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import { edgeKindSchema, type AssetKind, type EdgeKind } from '@/lib/model/asset'
import type { AssetRelation } from '@/lib/model/inventory'
import type { Json } from '@/lib/model/json'
import { defineQuery } from '@/lib/operation'
import { assetIdInput, assetInScope } from './asset-in-scope'
import { worstSeverity } from './asset-item'
import { decodeCursor, pageInput, toPage, type Page } from './page'

type Row = {
  direction: 'in' | 'out'
  kind: EdgeKind
  id: string
  asset_kind: AssetKind
  name: string
  namespace: string | null
  attributes: Record<string, Json>
  running: boolean
  exposed: boolean
  risk: number
  sources: string[]
  edge: Record<string, Json>
  evidence_at: Date
}

const cursorKey = z.tuple([z.enum(['in', 'out']), edgeKindSchema, z.string(), z.uuid()])

/** What an asset is joined to, both ways: by direction, kind of edge and name. An edge that several sources see is one. */
export const listAssetRelations = defineQuery({
  permission: 'assets:read',
  input: z.strictObject({
    id: assetIdInput,
    direction: z.enum(['in', 'out']).optional(),
    kind: edgeKindSchema.optional(),
    ...pageInput,
  }),
  async run({ db, scope }, { id, direction, kind, limit, cursor }): Promise<Page<AssetRelation>> {
    await assetInScope(db, scope, id)
    const after = cursor === undefined ? null : decodeCursor(cursor, cursorKey)
    const ways = [
      ...(direction === 'in'
        ? []
        : [
            Prisma.sql`SELECT 'out' AS direction, edge.kind, edge.target_id AS other_id,
        edge.source, edge.attributes, edge.evidence_at FROM edge WHERE edge.asset_id = ${id}::uuid`,
          ]),
      ...(direction === 'out'
        ? []
        : [
            Prisma.sql`SELECT 'in' AS direction, edge.kind, edge.asset_id AS other_id,
        edge.source, edge.attributes, edge.evidence_at FROM edge WHERE edge.target_id = ${id}::uuid`,
          ]),
    ]
    const ofKind = kind === undefined ? Prisma.sql`true` : Prisma.sql`way.kind = ${kind}`
    const joined = Prisma.sql`
      SELECT way.direction, way.kind, way.other_id, array_agg(way.source ORDER BY way.source) AS sources,
        (array_agg(way.attributes ORDER BY way.evidence_at DESC))[1] AS edge, max(way.evidence_at) AS evidence_at
      FROM (${Prisma.join(ways, ' UNION ALL ')}) AS way WHERE ${ofKind} GROUP BY way.direction, way.kind, way.other_id`
    const keyset = after
      ? Prisma.sql`(joined.direction, joined.kind, a.name, a.id) > (${after[0]}, ${after[1]}, ${after[2]}, ${after[3]}::uuid)`
      : Prisma.sql`true`
    const [rows, counted] = await Promise.all([
      db.$queryRaw<Row[]>`
        SELECT joined.direction, joined.kind, joined.sources, joined.edge, joined.evidence_at, a.id,
          a.kind AS asset_kind, a.name, a.namespace, a.attributes, a.running, a.exposed, a.risk
        FROM (${joined}) AS joined JOIN asset AS a ON a.id = joined.other_id
        WHERE ${keyset} ORDER BY joined.direction, joined.kind, a.name, a.id LIMIT ${limit + 1}`,
      db.$queryRaw<
        { count: number }[]
      >`SELECT count(*)::int AS count FROM (${joined}) AS joined JOIN asset AS a ON a.id = joined.other_id`,
    ])
    const total = { value: counted[0]?.count ?? 0, capped: false }
    return toPage(rows, limit, total, (row) => [row.direction, row.kind, row.name, row.id], toRelation)
  },
})

function toRelation(row: Row): AssetRelation {
  const objectKind = row.attributes.kind
  return {
    direction: row.direction,
    kind: row.kind,
    asset: {
      id: row.id,
      kind: row.asset_kind,
      objectKind: typeof objectKind === 'string' ? objectKind : null,
      name: row.name,
      namespace: row.namespace,
      running: row.running,
      exposed: row.exposed,
      worst: worstSeverity(row.risk),
    },
    sources: row.sources,
    attributes: row.edge,
    evidenceAt: row.evidence_at.toISOString(),
  }
}
