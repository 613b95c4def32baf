'use client'

import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { SeverityMark } from '@/components/mark/severity-mark'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { Chip } from '@/components/ui/chip'
import { formatCount } from '@/components/ui/format-count'
import { keys } from '@/lib/client/keys'
import { usePages } from '@/lib/client/use-pages'
import type { NamespaceFailure } from '@/lib/model/namespace-failure'

const columns: Column<NamespaceFailure>[] = [
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => <SeverityMark severity={row.severity} />,
  },
  { id: 'name', header: 'Recommendation', opens: true, small: 'name', cell: (row) => row.name },
  {
    id: 'worst',
    header: 'Begin with',
    width: 300,
    small: 'place',
    cell: ({ worst }) => (
      <>
        <span className="muted">{worst.name}</span>{' '}
        {worst.exposed ? <Chip>internet-facing</Chip> : worst.privileged ? <Chip tone="line">privileged</Chip> : null}
      </>
    ),
  },
  {
    id: 'resources',
    header: 'Failing',
    right: true,
    width: 90,
    small: 'when',
    cell: (row) => formatCount(row.resources),
  },
]

/** What fails inside a namespace; a row opens the resource to begin with, under its recommendation. */
export function NamespacePosture({ id, href }: { id: string; href: (path: string) => string }) {
  const list = usePages<NamespaceFailure>(
    keys.detail('assets', id, { part: 'inside' }),
    `/api/v1/assets/${id}/posture`,
    {},
  )
  return (
    <ListState
      list={list}
      what="Recommendations"
      one="recommendation"
      hides="What fails inside this namespace is not shown because of it."
      filters={0}
      clearHref=""
      empty={
        <Empty
          title="No failure is known in here"
          evidence="What is exempt is not listed, and objects that nobody has reported are not judged."
        />
      }
    >
      {(items) => (
        <DataTable
          caption="Failing inside"
          columns={columns}
          rows={items}
          rowId={(row) => row.id}
          rowName={(row) => row.name}
          href={(row) => href(`/recommendations/${row.id}?resource=${row.worst.assetId}`)}
        />
      )}
    </ListState>
  )
}
