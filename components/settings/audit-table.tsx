'use client'

import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { InverseChip } from '../ui/chip'
import { Time } from '../ui/time'
import { AuditDetails, type AuditFacts } from './audit-details'
import { actionName } from './audit-words'

type TableProps = {
  items: readonly AuditFacts[]
  environments: readonly { id: string; name: string }[]
  openId: string | null
  href: (changes: Readonly<Record<string, string | null>>) => string
}

/** The audit log; a press on a row shows what changed. */
export function AuditTable({ items, environments, openId, href }: TableProps) {
  const nameOf = new Map(environments.map(({ id, name }) => [id, name]))
  const columns: readonly Column<AuditFacts>[] = [
    { id: 'at', header: 'Time', width: 76, cell: (row) => <Time at={row.at} />, className: 'muted', small: 'when' },
    { id: 'actor', header: 'Who', width: 184, cell: (row) => row.actor.name, small: 'place' },
    {
      id: 'action',
      header: 'What',
      opens: true,
      small: 'name',
      cell: (row) => (
        <>
          {actionName(row.action)}{' '}
          {row.subject.name === null ? null : <span className="faint">{row.subject.name}</span>}
        </>
      ),
    },
    {
      id: 'environment',
      header: 'Environment',
      width: 132,
      className: 'muted',
      cell: (row) => (row.environmentId === null ? '–' : (nameOf.get(row.environmentId) ?? 'gone')),
    },
    {
      id: 'outcome',
      header: 'Outcome',
      width: 96,
      small: 'fact',
      cell: (row) =>
        row.outcome === 'refused' ? <InverseChip>Refused</InverseChip> : <span className="muted">Done</span>,
    },
  ]
  return (
    <DataTable
      caption="Audit log"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => `${actionName(row.action)}, ${row.actor.name}`}
      href={(row) => href({ open: row.id === openId ? null : row.id })}
      openId={openId}
      expanded={(row) => (row.id === openId ? <AuditDetails entry={row} href={href} /> : null)}
    />
  )
}
