'use client'

import { useId, useState, type FormEvent } from 'react'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { channelKinds, type ChannelKind } from '@/lib/model/notification'
import type { ChannelItem } from '@/lib/model/notification-items'
import { Button } from '../ui/button'
import { Checkbox } from '../ui/choice'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { Select } from '../ui/select'
import { TextArea, TextField } from '../ui/text-field'
import { channelKindNames } from './words'

const urlHints = {
  webhook: 'https, on port 443 or 8443. It is sealed and never shown again.',
  slack: 'The address of an incoming web hook. It is sealed and never shown again.',
  teams: 'The address of a workflow "when a web hook request is received". It is sealed and never shown again.',
} as const

export type MadeChannel = { id: string; secret: string | null }
type FormProps = {
  channel: ChannelItem | null
  environments: readonly { id: string; name: string }[]
  everywhere: boolean
  mail: boolean
  onMade: (made: MadeChannel, name: string) => void
  onClose: () => void
}

/** Makes a channel, or changes one. */
export function ChannelForm({ channel, environments, everywhere, mail, onMade, onClose }: FormProps) {
  const id = useId()
  const [kind, setKind] = useState<ChannelKind>(channel?.kind ?? 'webhook')
  const command = useCommand<object, MadeChannel>(
    (body) =>
      channel === null
        ? { path: '/api/v1/notification-channels', body }
        : { path: `/api/v1/notification-channels/${channel.id}`, method: 'PATCH', body },
    ['notifications', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const name = formText(data, 'name').trim()
    const url = formText(data, 'url').trim()
    const addresses = formText(data, 'addresses')
      .split(/[\s,;]+/)
      .filter((one) => one !== '')
    const body = {
      name,
      enabled: data.has('enabled'),
      ...(kind === 'email' ? { addresses } : url === '' ? {} : { url }),
      ...(channel === null ? { kind, environmentId: formText(data, 'environment') || null } : {}),
    }
    command.run(body, { onSuccess: (made) => onMade(made, name) })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title={channel === null ? 'New channel' : `Change ${channel.name}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            {channel === null ? 'Make channel' : 'Save'}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        {channel === null ? (
          <Select
            label="Kind"
            value={kind}
            onChange={(event) => setKind(channelKinds.find((one) => one === event.target.value) ?? 'webhook')}
            options={channelKinds.map((value) => ({ value, label: channelKindNames[value] }))}
          />
        ) : null}
        <TextField label="Name" name="name" required maxLength={80} autoComplete="off" defaultValue={channel?.name} />
        {channel === null ? (
          <Select
            label="News of"
            name="environment"
            hint="It never gets news of anything else."
            options={[
              ...(everywhere ? [{ value: '', label: 'All environments' }] : []),
              ...environments.map(({ id: value, name }) => ({ value, label: name })),
            ]}
          />
        ) : null}
        {kind === 'email' ? (
          <TextArea
            label="Addresses"
            name="addresses"
            hint={
              mail
                ? 'Up to 50; each gets a mail of its own.'
                : 'Up to 50. No mail server is set yet (PLIMSOLL_SMTP_HOST): until then mails end in the ledger as dead.'
            }
            required
            defaultValue={channel?.addresses.join('\n')}
          />
        ) : (
          <TextField
            label={channel === null ? 'Address' : 'Another address'}
            name="url"
            type="url"
            mono
            hint={channel === null ? urlHints[kind] : `Now ${channel.target}. Left empty it stays.`}
            required={channel === null}
            optional={channel !== null}
            maxLength={2_000}
            autoComplete="off"
          />
        )}
        <Checkbox
          name="enabled"
          defaultChecked={channel?.enabled ?? true}
          label="On"
          hint="While it is off, messages are written down and not sent. Tests go out."
        />
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
