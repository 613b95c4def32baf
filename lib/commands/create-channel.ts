import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { actorLabel } from '@/lib/auth/actor'
import { channelKindSchema } from '@/lib/model/notification'
import { maskAddress, maskUrl } from '@/lib/notify/recipient'
import { seal } from '@/lib/notify/seal'
import { mintSigningSecret } from '@/lib/notify/sign'
import { defineCommand } from '@/lib/operation'
import {
  channelInput,
  requireAddresses,
  requireEnvironments,
  requireFreeName,
  requireSecret,
  requireUrl,
  requireWrite,
} from './notification-target'

/**
 * Makes a channel. The secret of a web hook is returned here and never again; its address is never shown again.
 * Throws OperationError not-found, invalid (the guard would not let it through), conflict (the name is taken).
 */
export const createChannel = defineCommand({
  name: 'notification-channel.create',
  permission: 'notifications:write',
  input: z.strictObject({ environmentId: z.uuid().nullable(), kind: channelKindSchema, ...channelInput }),
  target: { on: 'rows' },
  async run({ tx, actor, scope, now }, { environmentId, kind, name, enabled, url, addresses }) {
    requireWrite({ actor, scope }, environmentId === null ? [] : [environmentId])
    if (environmentId !== null) await requireEnvironments(tx, [environmentId])
    await requireFreeName(tx, environmentId, name, null)
    const id = randomUUID()
    const { actorId, actorName } = actorLabel(actor)
    const base = { id, environmentId, name, kind, enabled, createdById: actorId ?? actorName, createdAt: now }
    const subject = { kind: 'notification-channel', id, name }
    if (kind === 'email') {
      const list = requireAddresses(addresses)
      await tx.notifyChannel.create({ data: { ...base, addresses: list } })
      const after = { kind, enabled, addresses: list.map(maskAddress) }
      return { result: { id, secret: null }, audit: [{ subject, environmentId, after }] }
    }
    const address = requireUrl(url)
    const key = requireSecret()
    const secret = kind === 'webhook' ? mintSigningSecret() : null
    await tx.notifyChannel.create({
      data: {
        ...base,
        sealedUrl: seal(address, `${id} url`, key),
        urlHint: maskUrl(address),
        sealedSecret: secret === null ? null : seal(secret, `${id} secret`, key),
        secretHint: secret === null ? null : `whsec_…${secret.slice(-4)}`,
        addresses: [],
      },
    })
    const after = { kind, enabled, target: maskUrl(address) }
    return { result: { id, secret }, audit: [{ subject, environmentId, after }] }
  },
})
