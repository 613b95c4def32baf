import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { formatSchema } from '@/lib/model/format'
import { defineCommand } from '@/lib/operation'
import { textInput } from '@/lib/queries/text-input'
import { collectorInput, collectorTarget, liveCollector } from './collector-target'

/**
 * Changes a collector's name, what it may send, and when its token ends (null: never). Throws OperationError
 * not-found, conflict (revoked, or the name is taken), invalid (an expiry in the past).
 */
export const updateCollector = defineCommand({
  name: 'collector.update',
  permission: 'collectors:write',
  input: z.strictObject({
    ...collectorInput,
    name: textInput(80).optional(),
    formats: z.array(formatSchema).min(1, 'name at least one format').optional(),
    expiresAt: z.iso.datetime({ offset: true }).nullable().optional(),
  }),
  target: collectorTarget,
  async run({ tx, now }, { id, name, formats, expiresAt }) {
    const collector = await liveCollector(tx, id)
    const { environmentId } = collector
    if (expiresAt && new Date(expiresAt) <= now) throw new OperationError('invalid', 'The expiry lies in the past.')
    if (name !== undefined && name !== collector.name) {
      const taken = await tx.collector.findFirst({ where: { environmentId, name } })
      if (taken) throw new OperationError('conflict', `This environment has a collector "${name}" already.`)
    }
    const changed = await tx.collector.update({
      where: { id },
      data: {
        ...(name === undefined ? {} : { name }),
        ...(formats === undefined ? {} : { formats: [...new Set(formats)] }),
        ...(expiresAt === undefined ? {} : { expiresAt: expiresAt === null ? null : new Date(expiresAt) }),
      },
    })
    const facts = (row: typeof changed) => ({
      name: row.name,
      formats: row.formats,
      expiresAt: row.expiresAt?.toISOString() ?? null,
    })
    const subject = { kind: 'collector', id, name: changed.name }
    return {
      result: { id },
      audit: [{ subject, environmentId, before: facts(collector), after: facts(changed) }],
    }
  },
})
