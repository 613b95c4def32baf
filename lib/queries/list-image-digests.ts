import { z } from 'zod'
import { Prisma } from '@/lib/generated/prisma/client'
import type { ImageItem } from '@/lib/model/inventory'
import { defineQuery } from '@/lib/operation'
import { assetIdInput, assetInScope } from './asset-in-scope'
import { imageColumns, toImageItems, type ImageRow } from './image-item'
import { decodeCursor, pageInput, toPage, type Page } from './page'

const cursorKey = z.tuple([z.iso.datetime(), z.uuid()])

/** The images of the same repository as this one, itself among them, the one that was first seen last on top. */
export const listImageDigests = defineQuery({
  permission: 'assets:read',
  input: z.strictObject({ id: assetIdInput, ...pageInput }),
  async run({ db, scope }, { id, limit, cursor }): Promise<Page<ImageItem>> {
    await assetInScope(db, scope, id, 'image')
    const after = cursor === undefined ? null : decodeCursor(cursor, cursorKey)
    const keyset = after
      ? Prisma.sql`(a.first_seen_at, a.id) < (${new Date(after[0])}, ${after[1]}::uuid)`
      : Prisma.sql`true`
    // A repository lies in one environment, and so does all that it contains.
    const siblings = Prisma.sql`asset AS a WHERE a.kind = 'image' AND a.gone_at IS NULL AND (a.id = ${id}::uuid OR a.id IN (
      SELECT down.target_id FROM edge AS up
      JOIN edge AS down ON down.asset_id = up.asset_id AND down.kind = 'contains'
      WHERE up.target_id = ${id}::uuid AND up.kind = 'contains'))`
    const [rows, counted] = await Promise.all([
      db.$queryRaw<ImageRow[]>`
        SELECT ${imageColumns} FROM (
          SELECT a.* FROM ${siblings} AND ${keyset} ORDER BY a.first_seen_at DESC, a.id DESC LIMIT ${limit + 1}) AS a
        JOIN environment ON environment.id = a.environment_id ORDER BY a.first_seen_at DESC, a.id DESC`,
      db.$queryRaw<{ count: number }[]>`SELECT count(*)::int AS count FROM ${siblings}`,
    ])
    const page = toPage(
      rows,
      limit,
      { value: counted[0]?.count ?? 0, capped: false },
      (row) => [row.first_seen_at.toISOString(), row.id],
      (row) => row,
    )
    return { ...page, items: await toImageItems(db, page.items) }
  },
})
