import { z } from 'zod'
import type { Grant, Role } from '@/lib/auth/policy'
import { OperationError } from '@/lib/errors'
import { defineQuery } from '@/lib/operation'
import { decodeCursor, pageInput, toPage, type Page } from './page'
import { textInput } from './text-input'

export type PersonItem = {
  id: string
  name: string
  email: string
  createdAt: string
  disabledAt: string | null
  grants: Grant[]
  /** When one of their sessions was last renewed (at most once an hour), or a token used. */
  lastSeenAt: string | null
  sessions: number
  tokens: number
}

/** People by name. Roles bind the whole installation together, so only an admin of all environments sees them. */
export const listPeople = defineQuery({
  permission: 'people:read',
  input: z.strictObject({ q: textInput(200).optional(), ...pageInput }),
  async run({ db, scope, now }, { q, limit, cursor }): Promise<Page<PersonItem>> {
    if (scope !== 'all')
      throw new OperationError('forbidden', 'This needs the role Security admin on all environments.')
    const text = q ? { contains: q, mode: 'insensitive' as const } : undefined
    const where = text === undefined ? {} : { OR: [{ name: text }, { email: text }] }
    const after = cursor === undefined ? null : decodeCursor(cursor, key)
    const beyond = after === null ? {} : { OR: [{ name: { gt: after[0] } }, { name: after[0], id: { gt: after[1] } }] }
    const live = { revokedAt: null, OR: [{ expiresAt: null }, { expiresAt: { gt: now } }] }
    const [rows, total] = await Promise.all([
      db.user.findMany({
        where: { AND: [where, beyond] },
        orderBy: [{ name: 'asc' }, { id: 'asc' }],
        take: limit + 1,
        include: {
          grants: { select: { role: true, environmentId: true } },
          sessions: { where: { expiresAt: { gt: now } }, select: { updatedAt: true } },
          tokens: { where: live, select: { lastUsedAt: true } },
        },
      }),
      db.user.count({ where }),
    ])
    return toPage(
      rows,
      limit,
      { value: total, capped: false },
      (row) => [row.name, row.id],
      (row) => {
        const seen = [
          ...row.sessions.map((session) => session.updatedAt),
          ...row.tokens.flatMap((token) => token.lastUsedAt ?? []),
        ].map((at) => at.getTime())
        return {
          id: row.id,
          name: row.name,
          email: row.email,
          createdAt: row.createdAt.toISOString(),
          disabledAt: row.disabledAt?.toISOString() ?? null,
          grants: row.grants.map((grant) => ({ role: grant.role as Role, environmentId: grant.environmentId })),
          lastSeenAt: seen.length > 0 ? new Date(Math.max(...seen)).toISOString() : null,
          sessions: row.sessions.length,
          tokens: row.tokens.length,
        }
      },
    )
  },
})

const key = z.tuple([z.string(), z.string()])
