import { z } from 'zod'
import { defineCommand } from '@/lib/operation'
import { collectorInput, collectorTarget, liveCollector } from './collector-target'

/**
 * Ends a collector for good: its tokens, the old one of a rotation included, stop at the next request. What it
 * reported stays. Throws OperationError not-found, conflict (revoked already).
 */
export const revokeCollector = defineCommand({
  name: 'collector.revoke',
  permission: 'collectors:write',
  input: z.strictObject(collectorInput),
  target: collectorTarget,
  async run({ tx, now }, { id }) {
    const { name, environmentId } = await liveCollector(tx, id)
    await tx.collector.update({
      where: { id },
      data: { revokedAt: now, previousHash: null, previousExpiresAt: null },
    })
    const subject = { kind: 'collector', id, name }
    const after = { revokedAt: now.toISOString() }
    return { result: { id }, audit: [{ subject, environmentId, before: { revokedAt: null }, after }] }
  },
})
