'use client'

import { useRouter } from 'next/navigation'
import { useState, type FormEvent } from 'react'
import type { Grant } from '@/lib/auth/policy'
import { formText } from '@/lib/client/form-text'
import { useMe } from '@/lib/client/me'
import { useCommand } from '@/lib/client/use-command'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { FormFailure } from '../ui/form-failure'
import { KeyValues } from '../ui/key-values'
import { Note } from '../ui/note'
import { Pane } from '../ui/split'
import { TextField } from '../ui/text-field'
import { Age, Stamp } from '../ui/time'
import { DisableDialog } from './disable-dialog'
import { GrantsField } from './grants-field'
import type { NamedEnvironment, PersonFacts } from './person-facts'
import { ResetDialog } from './reset-dialog'
import './people.css'

function NameForm({ person }: { person: PersonFacts }) {
  const command = useCommand<string>(
    (name) => ({ path: `/api/v1/people/${person.id}`, method: 'PATCH', body: { name } }),
    ['people', 'audit'],
  )
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    command.run(formText(new FormData(event.currentTarget), 'name'))
  }
  return (
    <form className="form" onSubmit={onSubmit}>
      <TextField label="Name" name="name" required maxLength={100} defaultValue={person.name} autoComplete="off" />
      <FormFailure error={command.failure} />
      <div>
        <Button type="submit" small busy={command.busy}>
          Save name
        </Button>
      </div>
    </form>
  )
}

function RolesForm({ person, environments }: { person: PersonFacts; environments: readonly NamedEnvironment[] }) {
  const me = useMe()
  const router = useRouter()
  const [grants, setGrants] = useState<Grant[]>(person.grants)
  const [saved, setSaved] = useState(false)
  const command = useCommand<Grant[]>(
    (wanted) => ({ path: `/api/v1/people/${person.id}/roles`, body: { grants: wanted } }),
    ['people', 'audit'],
  )
  function save() {
    command.run(grants, {
      onSuccess: () => {
        setSaved(true)
        // One's own roles decide what the whole console shows.
        if (person.id === me.id) router.refresh()
      },
    })
  }
  return (
    <div className="form">
      <GrantsField
        grants={grants}
        environments={environments}
        onChange={(next) => {
          setSaved(false)
          setGrants(next)
        }}
      />
      {person.id === me.id ? (
        <Note>These are your own roles. Without the admin role on all environments you cannot come back here.</Note>
      ) : null}
      <FormFailure error={command.failure} />
      <div className="row">
        <Button small busy={command.busy} onClick={save}>
          Save roles
        </Button>
        <output className="s muted">{saved ? 'Saved' : ''}</output>
      </div>
    </div>
  )
}

type PaneProps = { person: PersonFacts; environments: readonly NamedEnvironment[]; closeHref: string }

/** One person: name, roles, password, in or out. */
export function PersonPane({ person, environments, closeHref }: PaneProps) {
  const [dialog, setDialog] = useState<'password' | 'disable' | null>(null)
  return (
    <Pane
      label={person.name}
      closeHref={closeHref}
      bar={
        <div className="row person-bar">
          <span className="muted s cut">{person.email}</span>
          <span className="grow" />
          <Button small variant="quiet" onClick={() => setDialog('password')}>
            Set password
          </Button>
          <Button
            small
            variant="quiet"
            className={person.disabledAt === null ? 'btn-danger' : undefined}
            onClick={() => setDialog('disable')}
          >
            {person.disabledAt === null ? 'Disable' : 'Enable'}
          </Button>
        </div>
      }
      head={
        <div className="row">
          <h2>{person.name}</h2>
          {person.disabledAt === null ? null : <Chip tone="line">Disabled</Chip>}
        </div>
      }
    >
      <KeyValues
        items={[
          { key: 'E-mail', value: person.email },
          { key: 'Made', value: <Stamp at={person.createdAt} /> },
          ...(person.disabledAt === null ? [] : [{ key: 'Disabled', value: <Stamp at={person.disabledAt} /> }]),
          { key: 'Last seen', value: <Age at={person.lastSeenAt} none="Not signed in" /> },
          { key: 'Sessions', value: person.sessions },
          { key: 'Tokens', value: person.tokens },
        ]}
      />
      <RolesForm key={`roles ${person.id}`} person={person} environments={environments} />
      <NameForm key={`name ${person.id}`} person={person} />
      {dialog === 'password' ? <ResetDialog person={person} onClose={() => setDialog(null)} /> : null}
      {dialog === 'disable' ? <DisableDialog person={person} onClose={() => setDialog(null)} /> : null}
    </Pane>
  )
}
