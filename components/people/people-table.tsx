'use client'

import type { ReactNode } from 'react'
import { roleNames } from '@/lib/auth/policy'
import { roleSummary } from '@/lib/auth/role-summary'
import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { Avatar } from '../ui/avatar'
import { Chip } from '../ui/chip'
import { Age } from '../ui/time'
import { grantPlace, type NamedEnvironment, type PersonFacts } from './person-facts'

type TableProps = {
  items: readonly PersonFacts[]
  environments: readonly NamedEnvironment[]
  openId: string | null
  href: (row: PersonFacts) => string
  onEscape: (() => void) | undefined
}

/** The roles; beside an open pane, where the places have no column of their own, with how many those are. */
function rolesOf({ grants }: PersonFacts, summed: boolean): ReactNode {
  const names = [...new Set(grants.map((grant) => roleNames[grant.role]))]
  if (summed || names.length === 0) return roleSummary(grants)
  return (
    <>
      <span className="wide-only">{names.join(', ')}</span>
      <span className="only-small">{roleSummary(grants)}</span>
    </>
  )
}

/** People with their roles. */
export function PeopleTable({ items, environments, openId, href, onEscape }: TableProps) {
  const columns: readonly Column<PersonFacts>[] = [
    {
      id: 'avatar',
      header: '',
      label: 'Initials',
      width: 44,
      cell: (row) => <Avatar name={row.name} />,
      small: 'mark',
    },
    {
      id: 'name',
      header: 'Person',
      opens: true,
      small: 'name',
      cell: (row) => (
        <>
          {row.name} <span className="faint">{row.email}</span>
        </>
      ),
    },
    { id: 'role', header: 'Role', width: 208, cell: (row) => rolesOf(row, openId !== null), small: 'place' },
    {
      id: 'where',
      header: 'Where',
      width: 152,
      className: 'muted',
      cell: (row) => [...new Set(row.grants.map((grant) => grantPlace(grant.environmentId, environments)))].join(', '),
    },
    {
      id: 'seen',
      header: 'Last seen',
      width: 92,
      right: true,
      cell: (row) => <Age at={row.lastSeenAt} none="–" />,
      small: 'when',
    },
    { id: 'tokens', header: 'Tokens', width: 68, right: true, cell: (row) => row.tokens },
    {
      id: 'state',
      header: 'State',
      width: 92,
      cell: (row) =>
        row.disabledAt === null ? <span className="muted">Active</span> : <Chip tone="line">Disabled</Chip>,
      small: 'fact',
    },
  ]
  const beside = openId === null ? columns : columns.filter(({ id }) => id !== 'where' && id !== 'tokens')
  return (
    <DataTable
      caption="People"
      columns={beside}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      {...{ href, openId, onEscape }}
    />
  )
}
