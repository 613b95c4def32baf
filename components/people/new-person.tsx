'use client'

import { useId, useState, type FormEvent } from 'react'
import { roleNames, roles } from '@/lib/auth/policy'
import { formText } from '@/lib/client/form-text'
import { useCommand } from '@/lib/client/use-command'
import { Button } from '../ui/button'
import { Checkbox, RadioGroup } from '../ui/choice'
import { Dialog } from '../ui/dialog'
import { FormFailure } from '../ui/form-failure'
import { TextField } from '../ui/text-field'
import { PasswordField } from './password-field'
import type { NamedEnvironment } from './person-facts'

const roleHints = {
  security_reader: 'Sees everything there, changes nothing.',
  security_admin: 'Reads, triages alerts, sets rules, plans and collectors.',
} as const

type Body = { name: string; email: string; password: string; role: string; environmentIds: string[] | null }
type NewProps = { environments: readonly NamedEnvironment[]; onMade: (id: string) => void; onClose: () => void }

/** Makes a person who signs in with e-mail and password. */
export function NewPerson({ environments, onMade, onClose }: NewProps) {
  const id = useId()
  const [where, setWhere] = useState<'all' | 'some'>('all')
  const [role, setRole] = useState<string>('security_reader')
  const command = useCommand<Body, { id: string }>((body) => ({ path: '/api/v1/people', body }), ['people', 'audit'])
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault()
    const data = new FormData(event.currentTarget)
    const chosen = environments
      .filter((environment) => data.has(`environment ${environment.id}`))
      .map((each) => each.id)
    command.run(
      {
        name: formText(data, 'name'),
        email: formText(data, 'email'),
        password: formText(data, 'password'),
        role,
        environmentIds: where === 'all' ? null : chosen,
      },
      { onSuccess: (made) => onMade(made.id) },
    )
  }
  return (
    <Dialog
      open
      onClose={onClose}
      title="New person"
      foot={
        <>
          <Button type="submit" form={id} variant="primary" busy={command.busy}>
            Make person
          </Button>
          <Button variant="quiet" onClick={onClose}>
            Cancel
          </Button>
        </>
      }
    >
      <form id={id} className="form" onSubmit={onSubmit} autoComplete="off">
        <TextField label="Name" name="name" required maxLength={100} autoComplete="off" />
        <TextField label="E-mail" name="email" type="email" required maxLength={254} autoComplete="off" />
        <PasswordField />
        <RadioGroup
          legend="Role"
          value={role}
          onChange={setRole}
          options={roles.map((value) => ({ value, label: roleNames[value], hint: roleHints[value] }))}
        />
        <RadioGroup
          legend="Where"
          value={where}
          onChange={(value) => setWhere(value === 'some' ? 'some' : 'all')}
          columns={2}
          options={[
            { value: 'all', label: 'All environments' },
            { value: 'some', label: 'Named environments' },
          ]}
        />
        {where === 'some' ? (
          <fieldset className="choices">
            <legend>Environments</legend>
            <div className="choices-two">
              {environments.map((environment) => (
                <Checkbox key={environment.id} name={`environment ${environment.id}`} label={environment.name} />
              ))}
            </div>
          </fieldset>
        ) : null}
        <FormFailure error={command.failure} />
      </form>
    </Dialog>
  )
}
