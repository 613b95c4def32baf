import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { changeDetectionSettings } from '@/lib/store/change-detection-settings'
import { exceptionSubject } from './detection-exception-target'

/** Ends an exception: what it covered is reported again from the next batch on. Throws not-found, conflict. */
export const revokeDetectionException = defineCommand({
  name: 'detection-exception.revoke',
  permission: 'environments:write',
  input: z.strictObject({ id: z.uuid() }),
  target: {
    on: 'environment',
    async find(tx, { id }) {
      const row = await tx.detectionException.findUnique({ where: { id }, select: { environmentId: true } })
      return row?.environmentId ?? null
    },
  },
  async run({ tx, now, actor }, { id }) {
    const row = await tx.detectionException.findUnique({ where: { id } })
    if (!row) throw new OperationError('not-found', 'There is no such exception.')
    if (row.revokedAt) throw new OperationError('conflict', 'This exception was ended already.')
    const by = actorLabel(actor).actorName
    await changeDetectionSettings(tx, row.environmentId, { now, by })
    await tx.detectionException.update({ where: { id }, data: { revokedAt: now, revokedBy: by } })
    const audit = {
      subject: exceptionSubject(row),
      environmentId: row.environmentId,
      before: { state: 'active' },
      after: { state: 'revoked' },
    }
    return { result: { id }, audit: [audit] }
  },
})
