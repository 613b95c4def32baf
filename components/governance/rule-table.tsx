'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { Button } from '@/components/ui/button'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { GovernanceRuleItem } from '@/lib/model/governance'
import { aboutWords } from './rule-words'

type TableProps = {
  items: readonly GovernanceRuleItem[]
  onEdit: (rule: GovernanceRuleItem) => void
  onDelete: (rule: GovernanceRuleItem) => void
}

/** The rules of who mends what, the deciding ones first; who may, changes them. */
export function RuleTable({ items, onEdit, onDelete }: TableProps) {
  const me = useMe()
  const columns: Column<GovernanceRuleItem>[] = [
    { id: 'place', header: 'Place', width: 76, right: true, cell: (row) => <span className="muted">{row.place}</span> },
    {
      id: 'name',
      header: 'Rule',
      small: 'name',
      cell: (row) => (
        <>
          <b className="font-medium">{row.name}</b> <span className="muted">{aboutWords(row)}</span>
        </>
      ),
    },
    { id: 'owner', header: 'Owner', width: 150, small: 'fact', cell: (row) => row.owner },
    {
      id: 'due',
      header: 'Due after',
      width: 96,
      right: true,
      small: 'when',
      cell: (row) => `${row.dueDays} day${row.dueDays === 1 ? '' : 's'}`,
    },
    { id: 'grace', header: 'Until then', width: 130, cell: (row) => (row.grace ? 'not in the score' : 'counts') },
    {
      id: 'environment',
      header: 'Environment',
      width: 120,
      small: 'place',
      cell: (row) => <span className="muted cut">{row.environment}</span>,
    },
    {
      id: 'deeds',
      header: '',
      label: 'Change',
      width: 140,
      right: true,
      cell: (row) =>
        can(me.grants, 'governance:write', row.environmentId) ? (
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
      caption="Governance rules"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      keyboard={false}
    />
  )
}
