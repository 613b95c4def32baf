import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ImagePackage } from '@/lib/model/inventory'
import { severityTotals } from '@/lib/model/severity-totals'
import { defineQuery } from '@/lib/operation'
import { assetIdInput, assetInScope } from './asset-in-scope'
import { decodeCursor, pageInput, toPage, type Page } from './page'
import { containsPattern, textInput } from './text-input'

type Row = {
  place: number
  name: string
  version: string | null
  type: string | null
  purl: string | null
  path: string | null
  licences: unknown
}
type Found = { package_name: string; version: string | null; class: number; count: number }

const cursorKey = z.tuple([z.string(), z.number().int()])

/** The packages of one image by name, with the open vulnerabilities of each; the page's own are looked up, no more. */
export const listImagePackages = defineQuery({
  permission: 'assets:read',
  input: z.strictObject({ id: assetIdInput, q: textInput(200).optional(), ...pageInput }),
  async run({ db, scope }, { id, q, limit, cursor }): Promise<Page<ImagePackage>> {
    await assetInScope(db, scope, id, 'image')
    const after = cursor === undefined ? null : decodeCursor(cursor, cursorKey)
    const matches = q === undefined ? Prisma.sql`true` : Prisma.sql`item->>'name' ILIKE ${containsPattern(q)}`
    const keyset = after ? Prisma.sql`(item->>'name', place::int) > (${after[0]}, ${after[1]}::int)` : Prisma.sql`true`
    const packages = Prisma.sql`asset_document, jsonb_array_elements(
      CASE jsonb_typeof(document->'packages') WHEN 'array' THEN document->'packages' ELSE '[]' END)
      WITH ORDINALITY AS package (item, place) WHERE asset_id = ${id}::uuid AND item->>'name' IS NOT NULL AND ${matches}`
    const [rows, counted] = await Promise.all([
      db.$queryRaw<Row[]>`
        SELECT place::int AS place, item->>'name' AS name, item->>'version' AS version, item->>'type' AS type,
          item->>'purl' AS purl, item->>'path' AS path, item->'licences' AS licences
        FROM ${packages} AND ${keyset} ORDER BY item->>'name', place LIMIT ${limit + 1}`,
      db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${packages}`,
    ])
    const names = [...new Set(rows.map((row) => row.name))]
    const found = await db.$queryRaw<Found[]>`
      SELECT package_name, version, class, count(*)::int AS count FROM finding
      WHERE asset_id = ${id}::uuid AND open AND kind = 'vulnerability' AND package_name = ANY(${names}::text[])
      GROUP BY package_name, version, class`
    const total = { value: counted[0]?.count ?? 0, capped: false }
    return toPage(
      rows,
      limit,
      total,
      (row) => [row.name, row.place],
      (row) => toPackage(row, found),
    )
  },
})

function toPackage(row: Row, found: readonly Found[]): ImagePackage {
  const own = found.filter(
    (one) =>
      one.package_name === row.name && (one.version === null || row.version === null || one.version === row.version),
  )
  return {
    name: row.name,
    version: row.version,
    type: row.type,
    purl: row.purl,
    path: row.path,
    licences: Array.isArray(row.licences) ? row.licences.filter((name) => typeof name === 'string') : [],
    severities: severityTotals(own),
  }
}
