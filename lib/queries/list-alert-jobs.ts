import { z } from 'zod'
import type { AlertJobItem } from '@/lib/model/alert-job'
import { defineQuery } from '@/lib/operation'
import { toAlertJobItem } from './alert-jobs'
import { environmentsInScope } from './environments-in-scope'
import { decodeCursor, pageInput, toPage, type Page } from './page'

/** Changes of many alerts in environments of the asking person, the newest first. */
export const listAlertJobs = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ ...pageInput, active: z.stringbool().or(z.boolean()).optional() }),
  async run({ db, scope }, { limit, cursor, active }): Promise<Page<AlertJobItem>> {
    const where = {
      environments: { hasSome: await environmentsInScope(db, scope) },
      ...(active === undefined
        ? {}
        : { status: active ? { in: ['queued', 'running'] } : { notIn: ['queued', 'running'] } }),
    }
    const after = cursor === undefined ? null : decodeCursor(cursor, z.tuple([z.iso.datetime(), z.uuid()]))
    const beyond = after
      ? { OR: [{ createdAt: { lt: new Date(after[0]) } }, { createdAt: new Date(after[0]), id: { lt: after[1] } }] }
      : {}
    const [rows, total] = await Promise.all([
      db.alertJob.findMany({
        where: { AND: [where, beyond] },
        orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
        take: limit + 1,
      }),
      db.alertJob.count({ where }),
    ])
    return toPage(
      rows,
      limit,
      { value: total, capped: false },
      (row) => [row.createdAt.toISOString(), row.id],
      toAlertJobItem,
    )
  },
})
