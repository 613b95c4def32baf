import { randomUUID } from 'node:crypto'
import { db } from '@/lib/db'
import type { Prisma } from '@/lib/generated/prisma/client'
import { noCaps } from '@/lib/model/notification'

/** A rule about everything, to nobody, unless told otherwise; for tests. */
export async function makeRule(parts: Partial<Prisma.NotifyRuleUncheckedCreateInput> = {}): Promise<string> {
  const { id } = await db().notifyRule.create({
    data: {
      name: `rule ${randomUUID().slice(0, 8)}`,
      environmentIds: [],
      kinds: ['alert-raised'],
      severity: 'informational',
      types: [],
      tactics: [],
      rhythm: 'immediately',
      hour: 8,
      timeZone: 'UTC',
      caps: noCaps,
      createdById: 'test',
      createdAt: new Date(),
      ...parts,
    },
  })
  return id
}
