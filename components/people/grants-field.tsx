'use client'

import { Plus, X } from 'lucide-react'
import { roleNames, roles, type Grant, type Role } from '@/lib/auth/policy'
import { Button, IconButton } from '../ui/button'
import type { NamedEnvironment } from './person-facts'

const everywhere = ''

type FieldProps = {
  grants: readonly Grant[]
  environments: readonly NamedEnvironment[]
  onChange: (grants: Grant[]) => void
}

/** Roles and where they hold, one to a line. */
export function GrantsField({ grants, environments, onChange }: FieldProps) {
  const change = (at: number, next: Grant) => onChange(grants.map((grant, index) => (index === at ? next : grant)))
  return (
    <fieldset className="choices">
      <legend>Roles</legend>
      <div className="stack">
        {grants.length === 0 ? <p className="muted">No role: this person can sign in and sees nothing.</p> : null}
        {grants.map((grant, index) => (
          // Two lines may hold the same for a moment, so the place is the identity.
          // oxlint-disable-next-line react/no-array-index-key
          <div key={index} className="row">
            <select
              className="input"
              aria-label={`Role ${index + 1}`}
              value={grant.role}
              onChange={(event) => {
                const role: Role = roles.find((each) => each === event.target.value) ?? 'security_reader'
                change(index, { ...grant, role })
              }}
            >
              {roles.map((role) => (
                <option key={role} value={role}>
                  {roleNames[role]}
                </option>
              ))}
            </select>
            <select
              className="input"
              aria-label={`Where role ${index + 1} holds`}
              value={grant.environmentId ?? everywhere}
              onChange={(event) =>
                change(index, {
                  ...grant,
                  environmentId: event.target.value === everywhere ? null : event.target.value,
                })
              }
            >
              <option value={everywhere}>All environments</option>
              {environments.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </select>
            <IconButton
              label={`Remove role ${index + 1}`}
              icon={<X className="i" aria-hidden="true" />}
              onClick={() => onChange(grants.filter((_, at) => at !== index))}
            />
          </div>
        ))}
        <div>
          <Button
            small
            onClick={() =>
              onChange([...grants, { role: 'security_reader', environmentId: environments[0]?.id ?? null }])
            }
          >
            <Plus className="i i-s" aria-hidden="true" />
            Add role
          </Button>
        </div>
      </div>
    </fieldset>
  )
}
