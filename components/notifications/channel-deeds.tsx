'use client'

import { useState } from 'react'
import { useCommand } from '@/lib/client/use-command'
import type { ChannelItem, RuleItem } from '@/lib/model/notification-items'
import { RadioGroup } from '../ui/choice'
import { ConfirmDialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'

const graces = [
  { value: '0', label: 'Stops at once', hint: 'For a secret that leaked.' },
  { value: '24', label: 'Signs for 24 h more' },
  { value: '168', label: 'Signs for 7 days more' },
]

type RotateProps = { channel: ChannelItem; onRotated: (secret: string) => void; onClose: () => void }

/** Gives a web hook a new secret and says how long the old one signs beside it. */
export function RotateSecret({ channel, onRotated, onClose }: RotateProps) {
  const [grace, setGrace] = useState('24')
  const command = useCommand<number, { secret: string }>(
    (graceHours) => ({ path: `/api/v1/notification-channels/${channel.id}/rotate`, body: { graceHours } }),
    ['notifications', 'audit'],
  )
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`New secret for ${channel.name}`}
      verb="Make new secret"
      busy={command.busy}
      onConfirm={() => command.run(Number(grace), { onSuccess: ({ secret }) => onRotated(secret) })}
    >
      <RadioGroup legend="The old secret" options={graces} value={grace} onChange={setGrace} />
      <FormFailure error={command.failure} />
    </ConfirmDialog>
  )
}

type DeleteProps = { path: string; name: string; what: 'channel' | 'rule'; text: string; onClose: () => void }

/** Asks once more before a channel or a rule goes. */
export function DeleteThing({ path, name, what, text, onClose }: DeleteProps) {
  const command = useCommand<null>(() => ({ path, method: 'DELETE' }), ['notifications', 'audit'])
  return (
    <ConfirmDialog
      open
      onClose={onClose}
      title={`Delete ${name}`}
      verb={`Delete ${what}`}
      danger
      busy={command.busy}
      onConfirm={() => command.run(null, { onSuccess: onClose })}
    >
      <p>{text}</p>
      <FormFailure error={command.failure} />
    </ConfirmDialog>
  )
}

export const deleteChannelText = (channel: ChannelItem) =>
  channel.rules > 0
    ? `${channel.rules} rule${channel.rules === 1 ? ' uses' : 's use'} it. Change them first.`
    : 'What waits for it will not be sent. The ledger stays.'
export const deleteRuleText = (rule: RuleItem) =>
  rule.held > 0
    ? `${rule.held} piece${rule.held === 1 ? '' : 's'} of news held for its digest will not be told.`
    : 'What happens from now on is not told by it. The ledger stays.'
