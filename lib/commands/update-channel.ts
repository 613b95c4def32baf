import { z } from 'zod'
import { OperationError } from '@/lib/errors'
import { maskAddress, maskUrl } from '@/lib/notify/recipient'
import { seal } from '@/lib/notify/seal'
import { defineCommand } from '@/lib/operation'
import {
  channelInput,
  requireAddresses,
  requireFreeName,
  requireSecret,
  requireUrl,
  writableChannel,
} from './notification-target'

/**
 * Renames a channel, switches it, or gives it another address. What is left out stays.
 * Throws OperationError not-found, invalid, conflict.
 */
export const updateChannel = defineCommand({
  name: 'notification-channel.update',
  permission: 'notifications:write',
  input: z.strictObject({
    id: z.uuid(),
    name: channelInput.name.optional(),
    enabled: z.boolean().optional(),
    url: channelInput.url,
    addresses: channelInput.addresses,
  }),
  target: { on: 'rows' },
  async run({ tx, actor, scope }, { id, name, enabled, url, addresses }) {
    const channel = await writableChannel(tx, { actor, scope }, id)
    if ((channel.kind === 'email' ? url : addresses) !== undefined) {
      throw new OperationError('invalid', 'This kind of channel has no such address.')
    }
    if (name !== undefined) await requireFreeName(tx, channel.environmentId, name, id)
    const address = url === undefined ? null : requireUrl(url)
    const list = addresses === undefined ? channel.addresses : requireAddresses(addresses)
    const next = await tx.notifyChannel.update({
      where: { id },
      data: {
        name: name ?? channel.name,
        enabled: enabled ?? channel.enabled,
        addresses: list,
        ...(address === null
          ? {}
          : { sealedUrl: seal(address, `${id} url`, requireSecret()), urlHint: maskUrl(address) }),
      },
    })
    // A receiver at another address has failed nothing yet.
    if (address !== null) await tx.notifyLane.deleteMany({ where: { lane: id } })
    const facts = (row: typeof channel) => ({
      name: row.name,
      enabled: row.enabled,
      target: row.urlHint,
      addresses: row.addresses.map(maskAddress),
    })
    const subject = { kind: 'notification-channel', id, name: next.name }
    const after = { ...facts(next), ...(address === null ? {} : { address: 'changed' }) }
    const { environmentId } = channel
    return { result: { id }, audit: [{ subject, environmentId, before: facts(channel), after }] }
  },
})
