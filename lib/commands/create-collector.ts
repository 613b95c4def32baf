import { z } from 'zod'
import { mintToken } from '@/lib/auth/token'
import { OperationError } from '@/lib/errors'
import { formatSchema } from '@/lib/model/format'
import { defineCommand } from '@/lib/operation'
import { textInput } from '@/lib/queries/text-input'

/** Makes a collector and its token, which is returned here and never again. */
export const createCollector = defineCommand({
  name: 'collector.create',
  permission: 'collectors:write',
  input: z.object({
    environmentId: z.uuid(),
    name: textInput(80),
    formats: z.array(formatSchema).min(1, 'name at least one format'),
    expiresAt: z.iso.datetime({ offset: true }).nullish(),
  }),
  target: {
    on: 'environment',
    async find(tx, { environmentId }) {
      return (await tx.environment.findUnique({ where: { id: environmentId }, select: { id: true } }))?.id ?? null
    },
  },
  async run({ tx, now }, { environmentId, name, formats, expiresAt }) {
    const environment = await tx.environment.findUnique({ where: { id: environmentId } })
    if (!environment) throw new OperationError('not-found', 'There is no such environment.')
    if (expiresAt && new Date(expiresAt) <= now) throw new OperationError('invalid', 'The expiry lies in the past.')
    if (await tx.collector.findFirst({ where: { environmentId, name } })) {
      throw new OperationError('conflict', `${environment.name} has a collector "${name}" already.`)
    }
    const { token, hash, hint } = mintToken('plc_')
    const data = { environmentId, name, formats: [...new Set(formats)], hash, hint, tokenIssuedAt: now }
    const collector = await tx.collector.create({
      data: { ...data, expiresAt: expiresAt ? new Date(expiresAt) : null },
    })
    const after = { formats: data.formats, expiresAt: expiresAt ?? null }
    return {
      result: { id: collector.id, name, formats: data.formats, token },
      audit: [{ subject: { kind: 'collector', id: collector.id, name }, environmentId, after }],
    }
  },
})
