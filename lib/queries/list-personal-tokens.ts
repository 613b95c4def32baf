import { z } from 'zod'
import { defineQuery } from '@/lib/operation'
import { decodeCursor, pageInput, toPage, type Page } from './page'

export type TokenItem = {
  id: string
  name: string
  hint: string
  role: string
  createdAt: string
  expiresAt: string | null
  revokedAt: string | null
  lastUsedAt: string | null
}

/** The person's own tokens, the newest first; nobody else's. */
export const listPersonalTokens = defineQuery({
  permission: 'account:write',
  input: z.strictObject({ ...pageInput }),
  async run({ db, actor }, { limit, cursor }): Promise<Page<TokenItem>> {
    const where = { userId: actor.kind === 'user' ? actor.id : '' }
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const at = after === null ? null : new Date(after[0])
    const beyond =
      after === null || at === null ? {} : { OR: [{ createdAt: { lt: at } }, { createdAt: at, id: { lt: after[1] } }] }
    const [rows, total] = await Promise.all([
      db.personalToken.findMany({
        where: { AND: [where, beyond] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      }),
      db.personalToken.count({ where }),
    ])
    return toPage(
      rows,
      limit,
      { value: total, capped: false },
      (row) => [row.createdAt.toISOString(), row.id],
      ({ id, name, hint, role, createdAt, expiresAt, revokedAt, lastUsedAt }) => ({
        id,
        name,
        hint,
        role,
        createdAt: createdAt.toISOString(),
        expiresAt: expiresAt?.toISOString() ?? null,
        revokedAt: revokedAt?.toISOString() ?? null,
        lastUsedAt: lastUsedAt?.toISOString() ?? null,
      }),
    )
  },
})
