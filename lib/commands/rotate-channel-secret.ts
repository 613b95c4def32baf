import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { seal, unseal } from '@/lib/notify/seal'
import { mintSigningSecret } from '@/lib/notify/sign'
import { defineCommand } from '@/lib/operation'
import { requireSecret, writableChannel } from './notification-target'

/**
 * Gives a web hook a new secret, which is returned here and never again. For `graceHours` more everything is signed
 * with both, so that the receiver can change over without a gap; 0 ends the old one at once.
 * Throws OperationError not-found, conflict (the channel signs nothing).
 */
export const rotateChannelSecret = defineCommand({
  name: 'notification-channel.rotate',
  permission: 'notifications:write',
  input: z.strictObject({
    id: z.uuid(),
    graceHours: z
      .number()
      .int()
      .min(0)
      .max(14 * 24)
      .default(24),
  }),
  target: { on: 'rows' },
  async run({ tx, actor, scope, now }, { id, graceHours }) {
    const channel = await writableChannel(tx, { actor, scope }, id)
    if (channel.kind !== 'webhook') throw new OperationError('conflict', `${channel.name} signs nothing.`)
    const key = requireSecret()
    const before = channel.sealedSecret && unseal(channel.sealedSecret, `${id} secret`, key)
    const secret = mintSigningSecret()
    const until = graceHours > 0 && before ? new Date(now.getTime() + graceHours * 3_600_000) : null
    const secretHint = `whsec_…${secret.slice(-4)}`
    await tx.notifyChannel.update({
      where: { id },
      data: {
        sealedSecret: seal(secret, `${id} secret`, key),
        secretHint,
        previousSecret: until && before ? seal(before, `${id} previous`, key) : null,
        previousUntil: until,
      },
    })
    const previousUntil = until?.toISOString() ?? null
    const audit = {
      subject: { kind: 'notification-channel', id, name: channel.name },
      environmentId: channel.environmentId,
      before: { secret: channel.secretHint },
      after: { secret: secretHint, previousUntil },
    }
    return { result: { id, secret, previousUntil }, audit: [audit] }
  },
})
