'use client'

import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { Button } from '../ui/button'
import { Age } from '../ui/time'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { RuleItem } from '@/lib/model/notification-items'
import { capWords, placeWords, rhythmWords, roleRecipients, ruleWords } from './words'

type TableProps = {
  items: readonly RuleItem[]
  onEdit: (rule: RuleItem) => void
  onDelete: (rule: RuleItem) => void
}

/** Whether all of a rule's environments are this person's to change. */
export function mayChange(grants: Parameters<typeof can>[0], rule: RuleItem): boolean {
  if (can(grants, 'notifications:write', null)) return true
  if (rule.allEnvironments || rule.otherEnvironments > 0) return false
  return rule.environments.every(({ id }) => can(grants, 'notifications:write', id))
}

/** Which news goes to whom and how often; who may, changes it. */
export function RuleTable({ items, onEdit, onDelete }: TableProps) {
  const me = useMe()
  const columns: Column<RuleItem>[] = [
    {
      id: 'name',
      header: 'Rule',
      small: 'name',
      cell: (row) => (
        <>
          <b className="font-medium">{row.name}</b> <span className="muted">{ruleWords(row)}</span>{' '}
          <span className="faint">{placeWords(row)}</span>
        </>
      ),
    },
    {
      id: 'to',
      header: 'To',
      width: 200,
      small: 'place',
      cell: (row) => <span className="cut">{recipientWords(row)}</span>,
    },
    {
      id: 'when',
      header: 'When',
      width: 170,
      small: 'fact',
      cell: (row) => (
        <span className="cut" title={row.rhythm === 'immediately' ? (capWords(row.caps) ?? 'No limits') : undefined}>
          {row.enabled ? rhythmWords(row) : <b>Off</b>}
          {row.rhythm === 'immediately' && capWords(row.caps) !== null ? (
            <span className="faint"> with limits</span>
          ) : (
            ''
          )}
        </span>
      ),
    },
    { id: 'held', header: 'Held', width: 60, right: true, cell: (row) => <span className="muted">{row.held}</span> },
    {
      id: 'told',
      header: 'Last told',
      width: 96,
      small: 'when',
      className: 'muted',
      cell: (row) => <Age at={row.lastToldAt} none="never" />,
    },
    {
      id: 'deeds',
      header: '',
      label: 'Change',
      width: 140,
      right: true,
      cell: (row) =>
        mayChange(me.grants, row) ? (
          <span className="row">
            <Button small variant="quiet" onClick={() => onEdit(row)} aria-label={`Change ${row.name}`}>
              Change
            </Button>
            <Button small variant="quiet" onClick={() => onDelete(row)} aria-label={`Delete ${row.name}`}>
              Delete
            </Button>
          </span>
        ) : null,
    },
  ]
  return (
    <DataTable
      caption="Rules"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      keyboard={false}
    />
  )
}

function recipientWords({ channel, role }: RuleItem): string {
  if (channel) return channel.enabled ? channel.name : `${channel.name} (off)`
  if (role === 'security_admin' || role === 'security_reader') return roleRecipients[role]
  return 'Nobody: its channel was deleted'
}
