'use client'

import { useId, useState, type FormEvent } from 'react'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { alertSeverities, tactics } from '@/lib/model/alert'
import { newsKinds, noCaps, peopleCaps, type Caps } from '@/lib/model/notification'
import type { ChannelItem, RuleItem } from '@/lib/model/notification-items'
import { severityNames } from '../mark/severity-name'
import { Button } from '../ui/button'
import { Checkbox, RadioGroup } from '../ui/choice'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { Select } from '../ui/select'
import { TextField } from '../ui/text-field'
import { CapFields, readCaps } from './cap-fields'
import { channelKindNames, newsNames, roleRecipients } from './words'

type FormProps = {
  rule: RuleItem | null
  channels: readonly ChannelItem[]
  environments: readonly { id: string; name: string }[]
  everywhere: boolean
  mail: boolean
  onClose: () => void
}

const texts = (data: FormData, name: string) =>
  data.getAll(name).flatMap((value) => (typeof value === 'string' && value !== '' ? value : []))
const hours = Array.from({ length: 24 }, (_, hour) => ({ value: String(hour), label: `${hour}:00` }))

/** Makes a rule, or changes one: which news, to whom, how often. */
export function RuleForm({ rule, channels, environments, everywhere, mail, onClose }: FormProps) {
  const id = useId()
  const first = channels[0] ? `channel ${channels[0].id}` : 'role security_admin'
  const before = rule && (rule.channel ? `channel ${rule.channel.id}` : rule.role ? `role ${rule.role}` : first)
  const [to, setTo] = useState(before ?? first)
  const [rhythm, setRhythm] = useState<string>(rule?.rhythm ?? 'immediately')
  const channel = channels.find((one) => `channel ${one.id}` === to)
  const usual: Caps = channel?.kind === 'webhook' ? noCaps : peopleCaps
  const byMail = to.startsWith('role ') || channel?.kind === 'email'
  const command = useCommand<object>(
    (body) =>
      rule === null
        ? { path: '/api/v1/notification-rules', body }
        : { path: `/api/v1/notification-rules/${rule.id}`, method: 'PATCH', body },
    ['notifications', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const [kind, recipient] = to.split(' ')
    const own = channel?.environmentId
    const body = {
      name: formText(data, 'name').trim(),
      enabled: data.has('enabled'),
      environmentIds: own ? [own] : texts(data, 'environment'),
      kinds: texts(data, 'kind'),
      severity: formText(data, 'severity'),
      tactics: texts(data, 'tactic'),
      types: formText(data, 'types')
        .split(/[\s,;]+/)
        .filter((one) => one !== ''),
      ...(kind === 'channel' ? { channelId: recipient } : { role: recipient }),
      rhythm,
      hour: Number(formText(data, 'hour')),
      timeZone: formText(data, 'zone').trim() || 'UTC',
      caps: readCaps(data),
    }
    command.run(body, { onSuccess: onClose })
  }
  return (
    <Dialog
      open
      onClose={onClose}
      size="wide"
      title={rule === null ? 'New rule' : `Change ${rule.name}`}
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            {rule === null ? 'Make rule' : 'Save'}
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit}>
        <div className="choices-two">
          <TextField label="Name" name="name" required maxLength={80} defaultValue={rule?.name} autoComplete="off" />
          <Select
            label="To"
            value={to}
            onChange={(event) => setTo(event.target.value)}
            hint={byMail && !mail ? 'No mail server is set yet (PLIMSOLL_SMTP_HOST).' : undefined}
            options={[
              ...channels.map((one) => ({
                value: `channel ${one.id}`,
                label: `${one.name} (${channelKindNames[one.kind]}${one.environment ? `, ${one.environment}` : ''})`,
              })),
              ...Object.entries(roleRecipients).map(([role, label]) => ({ value: `role ${role}`, label })),
            ]}
          />
        </div>
        <fieldset className="stack">
          <legend className="h3">News</legend>
          <div className="choices-two">
            {newsKinds.map((kind) => (
              <Checkbox
                key={kind}
                name="kind"
                value={kind}
                label={newsNames[kind]}
                defaultChecked={rule ? rule.kinds.includes(kind) : kind.startsWith('alert') || kind.startsWith('inc')}
              />
            ))}
          </div>
        </fieldset>
        <div className="choices-two">
          <Select
            label="Severity of alerts and incidents"
            name="severity"
            defaultValue={rule?.severity ?? 'high'}
            options={alertSeverities.map((value) => ({
              value,
              label: value === 'critical' ? severityNames[value] : `${severityNames[value]} and above`,
            }))}
          />
          <TextField
            label="Alert types"
            name="types"
            optional
            mono
            hint="Their ids, by spaces. None: every type."
            defaultValue={rule?.types.join(' ') ?? ''}
          />
        </div>
        <details>
          <summary className="link">
            Tactics{rule && rule.tactics.length > 0 ? `: ${rule.tactics.join(', ')}` : ': every one'}
          </summary>
          <div className="choices-two">
            {tactics.map((tactic) => (
              <Checkbox
                key={tactic}
                name="tactic"
                value={tactic}
                label={tactic}
                defaultChecked={rule?.tactics.includes(tactic)}
              />
            ))}
          </div>
        </details>
        {channel?.environmentId ? (
          <p className="muted">The channel takes news of {channel.environment} alone.</p>
        ) : (
          <fieldset className="stack">
            <legend className="h3">Environments</legend>
            <p className="s muted">{everywhere ? 'None ticked: all of them, also those to come.' : 'At least one.'}</p>
            <div className="choices-two">
              {environments.map((one) => (
                <Checkbox
                  key={one.id}
                  name="environment"
                  value={one.id}
                  label={one.name}
                  defaultChecked={
                    rule
                      ? rule.environments.some(({ id: known }) => known === one.id)
                      : environments.length === 1 && !everywhere
                  }
                />
              ))}
            </div>
          </fieldset>
        )}
        <RadioGroup
          legend="When"
          value={rhythm}
          onChange={setRhythm}
          options={[
            { value: 'immediately', label: 'At once, one message for each' },
            { value: 'hourly', label: 'A digest at the full hour' },
            { value: 'daily', label: 'A digest once a day' },
          ]}
        />
        <div className="choices-two">
          <Select
            label="Digest at"
            name="hour"
            hint="Of the day, and of what limits held back."
            defaultValue={String(rule?.hour ?? 8)}
            options={hours}
          />
          <TextField
            label="Time zone"
            name="zone"
            hint="Such as Europe/Berlin."
            defaultValue={rule?.timeZone ?? 'UTC'}
            maxLength={60}
          />
        </div>
        {rhythm === 'immediately' ? <CapFields key={to} caps={rule && to === before ? rule.caps : usual} /> : null}
        <Checkbox name="enabled" defaultChecked={rule?.enabled ?? true} label="On" />
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
