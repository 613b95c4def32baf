'use client'

import { Keyboard, LogOut, UserRound } from 'lucide-react'
import { Menu } from '../ui/menu'
import { initials } from '../ui/initials'
import { accountHref } from './navigation'
import { ThemeSwitch } from './theme-switch'

export type ShellPerson = { name: string; email: string; role: string }

/** Who is signed in, their account, theme, keys, and the way out. */
export function PersonMenu({
  person,
  onKeys,
  onSignOut,
}: {
  person: ShellPerson
  onKeys: () => void
  onSignOut: (() => void) | undefined
}) {
  return (
    <Menu
      end
      triggerClassName="me"
      label={`${person.name}, ${person.role}`}
      menuLabel="You"
      trigger={
        <>
          <span className="ava" aria-hidden="true">
            {initials(person.name)}
          </span>
          <span className="hide-small">
            <b>{person.name}</b>
            <small>{person.role}</small>
          </span>
        </>
      }
      header={
        <div className="me-card">
          <div className="strong cut">{person.name}</div>
          <div className="s muted cut">{person.email}</div>
          <div className="s muted">{person.role}</div>
        </div>
      }
      groups={[
        {
          items: [
            {
              id: 'account',
              label: 'Your account',
              icon: <UserRound className="i" aria-hidden="true" />,
              href: accountHref,
            },
            {
              id: 'keys',
              label: 'Keyboard shortcuts',
              icon: <Keyboard className="i" aria-hidden="true" />,
              onAction: onKeys,
            },
            ...(onSignOut
              ? [
                  {
                    id: 'out',
                    label: 'Sign out',
                    icon: <LogOut className="i" aria-hidden="true" />,
                    onAction: onSignOut,
                  },
                ]
              : []),
          ],
        },
      ]}
      footer={
        <div className="theme-pick">
          <ThemeSwitch />
        </div>
      }
    />
  )
}
