import { z } from 'zod'
import { mintToken } from '@/lib/auth/token'
import { OperationError } from '@/lib/errors'
import { defineCommand } from '@/lib/operation'
import { collectorInput, collectorTarget, liveCollector } from './collector-target'

/**
 * Gives a collector a new token, which is returned here and never again. The old one works for `graceMinutes` more,
 * so that it can be exchanged without a gap; 0 ends it at once, which is right for one that leaked.
 * Throws OperationError not-found, conflict (revoked, or expired: the new token would be dead too).
 */
export const rotateCollector = defineCommand({
  name: 'collector.rotate',
  permission: 'collectors:write',
  input: z.strictObject({
    ...collectorInput,
    graceMinutes: z
      .number()
      .int()
      .min(0)
      .max(7 * 24 * 60)
      .default(60),
  }),
  target: collectorTarget,
  async run({ tx, now }, { id, graceMinutes }) {
    const collector = await liveCollector(tx, id)
    if (collector.expiresAt && collector.expiresAt <= now) {
      throw new OperationError('conflict', `${collector.name} has expired. Move its expiry first.`)
    }
    const { token, hash, hint } = mintToken('plc_')
    const grace = graceMinutes > 0
    const until = grace ? new Date(now.getTime() + graceMinutes * 60_000) : null
    await tx.collector.update({
      where: { id },
      data: { hash, hint, tokenIssuedAt: now, previousHash: grace ? collector.hash : null, previousExpiresAt: until },
    })
    const oldWorksUntil = until?.toISOString() ?? null
    const audit = {
      subject: { kind: 'collector', id, name: collector.name },
      environmentId: collector.environmentId,
      before: { token: collector.hint },
      after: { token: hint, oldWorksUntil },
    }
    return { result: { id, name: collector.name, token, oldWorksUntil }, audit: [audit] }
  },
})
