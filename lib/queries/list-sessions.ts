import { z } from 'zod'
import { defineQuery } from '@/lib/operation'

export type SessionItem = {
  id: string
  createdAt: string
  lastSeenAt: string
  expiresAt: string
  address: string | null
  userAgent: string | null
}

/** Where the person is signed in, the newest first, at most 100. Never the session's own token. */
export const listSessions = defineQuery({
  permission: 'account:write',
  input: z.strictObject({}),
  async run({ db, actor, now }): Promise<{ items: SessionItem[] }> {
    const rows = await db.session.findMany({
      where: { userId: actor.kind === 'user' ? actor.id : '', expiresAt: { gt: now } },
      orderBy: { createdAt: 'desc' },
      take: 100,
      select: { id: true, createdAt: true, updatedAt: true, expiresAt: true, ipAddress: true, userAgent: true },
    })
    const items = rows.map((row) => ({
      id: row.id,
      createdAt: row.createdAt.toISOString(),
      lastSeenAt: row.updatedAt.toISOString(),
      expiresAt: row.expiresAt.toISOString(),
      address: row.ipAddress,
      userAgent: row.userAgent,
    }))
    return { items }
  },
})
