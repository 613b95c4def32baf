'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { SeverityMark } from '@/components/mark/severity-mark'
import { AlertStatusMark } from '@/components/mark/status-mark'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { formatCount } from '@/components/ui/format-count'
import { Time } from '@/components/ui/time'
import { keys } from '@/lib/client/keys'
import { usePages } from '@/lib/client/use-pages'
import type { AlertItem } from '@/lib/model/alert-view'

const columns: Column<AlertItem>[] = [
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => <SeverityMark severity={row.severity} />,
  },
  { id: 'title', header: 'Alert', opens: true, small: 'name', cell: (row) => row.title },
  { id: 'count', header: 'Count', right: true, width: 70, small: 'fact', cell: (row) => formatCount(row.count) },
  { id: 'last', header: 'Last', right: true, width: 80, small: 'when', cell: (row) => <Time at={row.lastSeenAt} /> },
  {
    id: 'status',
    header: 'Status',
    width: 120,
    small: 'place',
    cell: (row) => <AlertStatusMark status={row.status} />,
  },
]

/** All alerts of this asset, the closed ones too. */
export function AssetAlerts({ id, href }: { id: string; href: (path: string) => string }) {
  const filters = { asset: id, status: 'all' }
  const list = usePages<AlertItem>(keys.list('alerts', { ...filters, part: 'asset' }), '/api/v1/alerts', filters)
  return (
    <ListState
      list={list}
      what="Alerts"
      one="alert"
      hides="You do not see what happened here."
      filters={0}
      clearHref=""
      empty={<Empty title="No alert was ever raised here" evidence="Alerts come from runtime sensors such as Falco." />}
    >
      {(items) => (
        <DataTable
          caption="Alerts"
          columns={columns}
          rows={items}
          rowId={(row) => row.id}
          rowName={(row) => row.title}
          href={(row) => href(`/alerts/${row.id}`)}
        />
      )}
    </ListState>
  )
}
