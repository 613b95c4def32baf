import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { OperationError } from '@/lib/errors'
import { exceptionPartInput, exceptionReasonInput, saysSomething } from '@/lib/model/detection-setting'
import { defineCommand } from '@/lib/operation'
import { detectionIdInput, knownDetection } from '@/lib/queries/detection-input'
import { changeDetectionSettings } from '@/lib/store/change-detection-settings'
import { exceptionSubject } from './detection-exception-target'

const mostExceptions = 1_000

/**
 * Leaves events that match all the globs given out of what a detection, or any, reports in the environment; from the
 * next batch on. Throws OperationError not-found, invalid (it names nothing, or has expired already), conflict (too many).
 */
export const createDetectionException = defineCommand({
  name: 'detection-exception.create',
  permission: 'environments:write',
  input: z.strictObject({
    environment: z.uuid(),
    detection: detectionIdInput.nullish(),
    ...exceptionPartInput,
    reason: exceptionReasonInput,
    expiresAt: z.iso.datetime({ offset: true }).nullish(),
  }),
  target: {
    on: 'environment',
    async find(tx, { environment }) {
      return (await tx.environment.findUnique({ where: { id: environment }, select: { id: true } }))?.id ?? null
    },
  },
  async run({ tx, now, actor }, { environment: environmentId, detection, reason, expiresAt, ...parts }) {
    if (!(await tx.environment.findUnique({ where: { id: environmentId } }))) {
      throw new OperationError('not-found', 'There is no such environment.')
    }
    const detectionId = detection ? knownDetection(detection).id : null
    if (!saysSomething(parts)) {
      throw new OperationError('invalid', 'Name at least two characters of a user, namespace, image or name.')
    }
    const expiry = expiresAt ? new Date(expiresAt) : null
    if (expiry && expiry <= now) throw new OperationError('invalid', 'The expiry lies in the past.')
    const by = actorLabel(actor).actorName
    await changeDetectionSettings(tx, environmentId, { now, by })
    const live = await tx.detectionException.count({ where: { environmentId, revokedAt: null } })
    if (live >= mostExceptions)
      throw new OperationError('conflict', `There are ${live} exceptions already: end some first.`)
    const row = await tx.detectionException.create({
      data: {
        environmentId,
        detectionId,
        userGlob: parts.user ?? null,
        namespaceGlob: parts.namespace ?? null,
        imageGlob: parts.image ?? null,
        nameGlob: parts.name ?? null,
        reason,
        createdAt: now,
        createdBy: by,
        expiresAt: expiry,
      },
    })
    const after = { detection: detectionId, ...parts, reason, expiresAt: expiry?.toISOString() ?? null }
    return { result: { id: row.id }, audit: [{ subject: exceptionSubject(row), environmentId, after }] }
  },
})
