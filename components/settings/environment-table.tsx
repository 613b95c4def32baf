'use client'

import { Pencil } from 'lucide-react'
import Link from 'next/link'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import { plans } from '@/lib/model/plan'
import type { Column } from '../data-table/column'
import { DataTable } from '../data-table/data-table'
import { IconButton } from '../ui/button'
import { Count } from '../ui/count'
import { Time } from '../ui/time'
import { planNames } from './plan-names'
import { PlanState, PlanSwitch, type PlanEnvironment } from './plan-switch'
import './settings.css'

export type EnvironmentRow = PlanEnvironment & {
  goal: number
  exemptionApproval: boolean
  collectors: number
  assets: number
  createdAt: string
}

type TableProps = {
  items: readonly EnvironmentRow[]
  current: string | null
  onEdit: (item: EnvironmentRow) => void
}

/** Environments with a switch for each plan, or its state for who may not switch. */
export function EnvironmentTable({ items, current, onEdit }: TableProps) {
  const me = useMe()
  const mayWrite = (id: string) => can(me.grants, 'environments:write', id)
  const columns: Column<EnvironmentRow>[] = [
    {
      id: 'name',
      header: 'Environment',
      width: 160,
      cell: (row) => <b className="strong">{row.name}</b>,
      small: 'name',
    },
    ...plans.map((plan): Column<EnvironmentRow> => ({
      id: plan,
      header: planNames[plan],
      width: 136,
      small: 'fact',
      cell: (row) =>
        mayWrite(row.id) ? <PlanSwitch environment={row} plan={plan} /> : <PlanState since={row.plans[plan]} />,
    })),
    { id: 'goal', header: 'Goal, %', width: 76, right: true, cell: (row) => row.goal },
    {
      id: 'collectors',
      header: 'Collectors',
      width: 88,
      right: true,
      cell: (row) => (
        <Link className="link" href={`/collectors?environment=${row.id}`}>
          <Count value={row.collectors} />
        </Link>
      ),
    },
    { id: 'assets', header: 'Assets', width: 80, right: true, cell: (row) => <Count value={row.assets} /> },
    {
      id: 'created',
      header: 'Made',
      width: 84,
      right: true,
      cell: (row) => <Time at={row.createdAt} />,
      small: 'when',
    },
  ]
  if (can(me.grants, 'environments:write')) {
    columns.push({
      id: 'edit',
      header: '',
      label: 'Change',
      width: 76,
      right: true,
      cell: (row) =>
        mayWrite(row.id) ? (
          <IconButton
            small
            label={`Change ${row.name}`}
            icon={<Pencil className="i i-s" aria-hidden="true" />}
            onClick={() => onEdit(row)}
          />
        ) : null,
    })
  }
  return (
    <DataTable
      caption="Environments"
      columns={columns}
      rows={items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      openId={items.find((row) => row.id === current || row.name === current)?.id ?? null}
      small="scroll"
    />
  )
}
