'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { SeverityMark } from '@/components/mark/severity-mark'
import { AlertStatusMark } from '@/components/mark/status-mark'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { formatCount } from '@/components/ui/format-count'
import { Time } from '@/components/ui/time'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { usePages, type ListPage } from '@/lib/client/use-pages'
import type { AlertItem } from '@/lib/model/alert-view'
import type { EntityItem } from '@/lib/model/entity-view'

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

/** Where all that happened to the asset stands together, when alerts name it. */
function TimelineLinks({ id, href }: { id: string; href: (path: string) => string }) {
  const query = useQuery({
    queryKey: keys.list('alerts', { asset: id, part: 'entities' }),
    queryFn: ({ signal }) => fetchJson<ListPage<EntityItem>>(`/api/v1/entities?asset=${id}`, { signal }),
  })
  const entities = query.data?.items ?? []
  if (entities.length === 0) return null
  return (
    <p className="asset-timelines">
      With its requests, posture and findings on one timeline:{' '}
      {entities.map((entity) => (
        <Link key={entity.id} className="link wrap" href={href(`/entities/${entity.id}`)}>
          {entity.name}
        </Link>
      ))}
    </p>
  )
}

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
        <>
          <TimelineLinks id={id} href={href} />
          <DataTable
            caption="Alerts"
            columns={columns}
            rows={items}
            rowId={(row) => row.id}
            rowName={(row) => row.title}
            href={(row) => href(`/alerts/${row.id}`)}
          />
        </>
      )}
    </ListState>
  )
}
