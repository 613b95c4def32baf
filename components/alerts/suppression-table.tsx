'use client'

import Link from 'next/link'
import type { SuppressionRuleItem } from '@/lib/model/suppression'
import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { Button } from '../ui/button'
import { Chip } from '../ui/chip'
import { formatCount } from '../ui/format-count'
import { Time } from '../ui/time'
import { ruleWords } from './suppression-words'
import { reasonName } from './words'

const stateNames = { enabled: 'Enabled', disabled: 'Disabled', expired: 'Expired' } as const

type TableProps = {
  items: readonly SuppressionRuleItem[]
  href: (path: string) => string
  /** Whether the person may change a rule. */
  may: (rule: SuppressionRuleItem) => boolean
  onEdit: (rule: SuppressionRuleItem) => void
  onSwitch: (rule: SuppressionRuleItem) => void
  onDelete: (rule: SuppressionRuleItem) => void
}

/** The rules that hide alerts: what, why, until when, by whom, and what they hid. */
export function SuppressionTable({ items, href, may, onEdit, onSwitch, onDelete }: TableProps) {
  const columns: Column<SuppressionRuleItem>[] = [
    {
      id: 'name',
      header: 'Rule',
      small: 'name',
      cell: (row) => (
        <span className="rule-cell">
          <b className="font-medium">{row.name}</b>
          <span className="s muted">
            {reasonName(row.reason)}: {ruleWords(row)}
          </span>
        </span>
      ),
    },
    {
      id: 'state',
      header: 'State',
      width: 88,
      small: 'fact',
      cell: (row) => (row.state === 'enabled' ? stateNames.enabled : <Chip>{stateNames[row.state]}</Chip>),
    },
    {
      id: 'hits',
      header: 'Hid',
      right: true,
      width: 64,
      small: 'fact',
      cell: (row) => (
        <Link
          className="link"
          href={href(`/alerts?status=all&suppressed=${row.id}`)}
          title={`${formatCount(row.hits.events)} events`}
        >
          {formatCount(row.hits.alerts)}
        </Link>
      ),
    },
    {
      id: 'last',
      header: 'Last',
      right: true,
      width: 66,
      small: 'when',
      cell: (row) => (row.hits.lastAt === null ? <span className="faint">–</span> : <Time at={row.hits.lastAt} />),
    },
    {
      id: 'expires',
      header: 'Until',
      right: true,
      width: 92,
      cell: (row) => (row.expiresAt === null ? <span className="faint">no end</span> : <Time at={row.expiresAt} />),
    },
    {
      id: 'environment',
      header: 'Environment',
      width: 110,
      small: 'place',
      cell: (row) => <span className="muted cut">{row.environment?.name ?? 'every one'}</span>,
    },
    {
      id: 'by',
      header: 'By',
      width: 110,
      cell: (row) => <span className="muted cut">{row.updatedBy ?? row.createdBy}</span>,
    },
    ...(items.some(may)
      ? [
          {
            id: 'deeds',
            header: '',
            label: 'Change',
            width: 216,
            right: true,
            cell: (row: SuppressionRuleItem) =>
              may(row) ? (
                <span className="row">
                  <Button small variant="quiet" onClick={() => onEdit(row)} aria-label={`Change ${row.name}`}>
                    Change
                  </Button>
                  {row.state === 'expired' ? null : (
                    <Button
                      small
                      variant="quiet"
                      onClick={() => onSwitch(row)}
                      aria-label={`${row.state === 'disabled' ? 'Enable' : 'Disable'} ${row.name}`}
                    >
                      {row.state === 'disabled' ? 'Enable' : 'Disable'}
                    </Button>
                  )}
                  <Button small variant="quiet" onClick={() => onDelete(row)} aria-label={`Delete ${row.name}`}>
                    Delete
                  </Button>
                </span>
              ) : null,
          },
        ]
      : []),
  ]
  return (
    <DataTable
      caption="Suppression rules"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      keyboard={false}
    />
  )
}
