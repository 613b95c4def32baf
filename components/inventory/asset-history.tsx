'use client'

import { useInfiniteQuery } from '@tanstack/react-query'
import type { Column } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { Pager } from '@/components/data-table/pager'
import { SeverityMark } from '@/components/mark/severity-mark'
import { Empty } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { Time } from '@/components/ui/time'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { AssessmentStatus } from '@/lib/model/assessment'
import type { AssetChange } from '@/lib/model/asset-change'
import { causeNames } from '@/lib/model/move-words'

type Changes = { items: AssetChange[]; next: string | null; total: { value: number; capped: boolean } }

const statusWords = {
  unhealthy: 'unhealthy',
  healthy: 'healthy',
  'not-applicable': 'not applicable',
} as const satisfies Record<AssessmentStatus, string>

const causeWords: Readonly<Record<string, string>> = { ...causeNames, changed: 'Changed' }

const columns: Column<AssetChange>[] = [
  {
    id: 'severity',
    header: '',
    label: 'Severity',
    width: 44,
    tight: true,
    small: 'mark',
    cell: (row) => (row.severity === null ? null : <SeverityMark severity={row.severity} />),
  },
  { id: 'name', header: 'Recommendation', opens: true, small: 'name', cell: (row) => row.name },
  {
    id: 'turn',
    header: 'Turned',
    width: 250,
    small: 'place',
    cell: (row) => (
      <>
        <span className="muted">{statusWords[row.before]} → </span>
        <span className={row.after === 'healthy' ? 'up' : 'strong'}>{statusWords[row.after]}</span>
      </>
    ),
  },
  {
    id: 'cause',
    header: 'Cause',
    width: 140,
    small: 'fact',
    cell: (row) => <span className="muted">{causeWords[row.cause] ?? row.cause}</span>,
  },
  {
    id: 'at',
    header: 'When',
    right: true,
    width: 80,
    small: 'when',
    cell: (row) => (
      <span className="muted">
        <Time at={row.at} />
      </span>
    ),
  },
]

/** What turned healthy or unhealthy on this asset, the newest first. */
export function AssetHistory({ id, href }: { id: string; href: (path: string) => string }) {
  const query = useInfiniteQuery({
    queryKey: keys.detail('assets', id, { part: 'changes' }),
    queryFn: ({ pageParam, signal }) =>
      fetchJson<Changes>(`/api/v1/assets/${id}/changes${queryString({ cursor: pageParam })}`, { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.next,
  })
  const items = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isPending) return <Loading what="history" rows={6} />
  if (query.error && items.length === 0) {
    return (
      <QueryFailure
        error={query.error}
        what="The history"
        hides="What turned healthy or unhealthy here is not shown because of it."
        onRetry={() => void query.refetch()}
      />
    )
  }
  if (items.length === 0) {
    return (
      <Empty
        title="Nothing has turned here yet"
        evidence="Every result is what it was when it was first seen; changes are kept from then on."
      />
    )
  }
  const total = query.data?.pages[0]?.total
  return (
    <>
      <DataTable
        caption="History"
        columns={columns}
        rows={items}
        rowId={(row) => `${row.at} ${row.checkId}`}
        rowName={(row) => row.name}
        href={(row) => href(`/recommendations/${encodeURIComponent(row.checkId)}`)}
      />
      <Pager
        noun="changes"
        shown={items.length}
        total={total?.value}
        capped={total?.capped}
        onMore={query.hasNextPage ? () => void query.fetchNextPage() : undefined}
        busy={query.isFetchingNextPage}
      />
    </>
  )
}
