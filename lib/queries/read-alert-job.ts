import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import type { AlertJobItem } from '@/lib/model/alert-job'
import { defineQuery } from '@/lib/operation'
import { toAlertJobItem } from './alert-jobs'
import { environmentsInScope } from './environments-in-scope'

/** How far a change of many alerts is. Throws OperationError not-found outside of the asking person's scope. */
export const readAlertJob = defineQuery({
  permission: 'alerts:read',
  input: z.strictObject({ id: z.uuid() }),
  async run({ db, scope }, { id }): Promise<AlertJobItem> {
    const environments = await environmentsInScope(db, scope)
    const row = await db.alertJob.findFirst({ where: { id, environments: { hasSome: environments } } })
    if (!row) throw new OperationError('not-found', 'There is no such change, or it is not yours to see.')
    return toAlertJobItem(row)
  },
})
