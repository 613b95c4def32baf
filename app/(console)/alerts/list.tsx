'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { alertColumns } from '@/components/alerts/alert-columns'
import { alertKeys, fetchAlert, type Chosen } from '@/components/alerts/api'
import { Arrivals } from '@/components/alerts/arrivals'
import { useAlertList } from '@/components/alerts/use-alert-list'
import type { Triage } from '@/components/alerts/use-triage'
import type { RowKey } from '@/components/data-table/column'
import { DataTable } from '@/components/data-table/data-table'
import { Pager } from '@/components/data-table/pager'
import { SelectionBar } from '@/components/data-table/selection-bar'
import { NoMatch } from '@/components/states/empty'
import { EmptyEstate } from '@/components/states/empty-estate'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { useToast } from '@/components/ui/toast'
import type { AlertStatus } from '@/lib/model/alert'
import type { AlertItem } from '@/lib/model/alert-view'
import { useMe } from '@/lib/client/me'
import { clearHref, emptyTitles, filterCount, tabOf } from './filters'
import { alertsHref, filtersOf, unsorted, type AlertParams } from './search-params'

type ListProps = {
  params: AlertParams
  triage: Triage
  mayTriage: boolean
  onTotal: (total: { value: number; capped: boolean } | undefined) => void
  /** The rows in their order, so that the open alert knows its neighbours. */
  onRows: (ids: readonly string[]) => void
  onStatus: (chosen: Chosen, status: AlertStatus) => void
  onComment: (row: AlertItem) => void
}

/** The rows with their keys and the bar for those that are selected. Rows hold still while somebody works on them. */
export function AlertList({ params, triage, mayTriage, onTotal, onRows, onStatus, onComment }: ListProps) {
  const router = useRouter()
  const toast = useToast()
  const me = useMe()
  const filters = filtersOf(params)
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const [all, setAll] = useState(false)
  const [pointed, setPointed] = useState(false)
  const { query, list, total } = useAlertList(filters, { held: pointed || selected.size > 0, own: triage.own })
  // The pane asks for the same, so this costs nothing; a link may open an alert that the first page does not hold.
  const { open = '' } = params
  const { data: opened } = useQuery({
    queryKey: alertKeys.detail(open),
    queryFn: ({ signal }) => fetchAlert(open, signal),
    enabled: open !== '',
  })
  const value = total?.value
  const capped = total?.capped ?? false
  useEffect(() => onTotal(value === undefined ? undefined : { value, capped }), [onTotal, value, capped])

  useEffect(() => onRows(list.rows.map((row) => row.id)), [onRows, list.rows])

  if (!query.data) {
    if (!query.error) return <Loading what="alerts" rows={12} />
    return (
      <QueryFailure
        error={query.error}
        what="Alerts"
        hides="You do not see what is happening."
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    )
  }
  const active = filterCount(params)
  if (list.rows.length === 0) {
    return active > 0 ? (
      <NoMatch what="alert" filters={active} clearHref={clearHref(params)} />
    ) : (
      <EmptyEstate title={emptyTitles[tabOf(params) ?? 'open']} environment={filters.environment} />
    )
  }
  const clear = () => {
    setSelected(new Set())
    setAll(false)
  }
  const chosenOf = (rows: readonly AlertItem[]): Chosen =>
    all && total ? { filter: unsorted(filters), count: total.value } : { rows }
  const picked = list.rows.filter((row) => selected.has(row.id))
  const act = {
    assign: (rows: readonly AlertItem[]) =>
      void triage.assign(chosenOf(rows), 'me', me.name).then((done) => done && clear()),
    status: (status: AlertStatus) => (rows: readonly AlertItem[]) => {
      onStatus(chosenOf(rows), status)
      clear()
    },
  }
  const copyLink: RowKey<AlertItem> = {
    key: 'Y',
    run: ([row]) => {
      if (!row) return
      void navigator.clipboard.writeText(`${window.location.origin}/alerts/${row.id}`).then(
        () => toast.show({ title: 'Link copied' }),
        () => toast.show({ title: 'The link could not be copied', urgent: true }),
      )
    },
  }
  const triageKeys: RowKey<AlertItem>[] = [
    { key: 'A', run: act.assign },
    { key: 'I', run: act.status('in-progress') },
    { key: 'R', run: act.status('resolved') },
    { key: 'D', run: act.status('dismissed') },
    { key: 'C', run: ([row]) => row && onComment(row) },
    { key: 'Z', run: ([row, ...others]) => row && others.length === 0 && void triage.undo(row) },
  ]
  return (
    <div className="contents" onPointerEnter={() => setPointed(true)} onPointerLeave={() => setPointed(false)}>
      {query.error ? (
        <StaleBanner
          since={new Date(query.dataUpdatedAt)}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        >
          {query.error.message}
        </StaleBanner>
      ) : null}
      <Arrivals waiting={list.waiting} fresh={list.fresh.size} onLetIn={list.letIn} />
      <DataTable
        caption="Alerts"
        columns={alertColumns({
          narrow: params.open !== undefined,
          selectable: mayTriage,
          sorts: {
            severity: alertsHref(params, { sort: null }),
            lastSeen: alertsHref(params, { sort: 'last-seen' }),
            current: params.sort === 'last-seen' ? 'last-seen' : 'severity',
          },
        })}
        rows={list.rows}
        rowId={(row) => row.id}
        rowName={(row) => row.title}
        href={(row) => alertsHref(params, { open: row.id })}
        openId={params.open ?? null}
        openRow={opened?.id === open ? opened : undefined}
        rowState={(row) => (list.gone.has(row.id) ? 'gone' : list.fresh.has(row.id) ? 'new' : undefined)}
        {...(mayTriage
          ? {
              selection: {
                selected,
                onChange: (next: ReadonlySet<string>) => {
                  setSelected(next)
                  setAll(false)
                },
              },
            }
          : {})}
        rowKeys={mayTriage ? [...triageKeys, copyLink] : [copyLink]}
        {...(params.open === undefined
          ? {}
          : { onEscape: () => router.push(alertsHref(params, { open: null, tab: null }), { scroll: false }) })}
        loading={query.isFetchingNextPage ? 6 : 0}
      />
      <Pager
        noun="alerts"
        shown={list.rows.length}
        {...(total ? { total: total.value, capped: total.capped } : {})}
        {...(query.hasNextPage ? { onMore: () => void query.fetchNextPage() } : {})}
        busy={query.isFetchingNextPage}
      />
      {mayTriage ? (
        <SelectionBar
          count={all && total ? total.value : picked.length}
          {...(all || !total ? {} : { matching: total.value, capped: total.capped, onSelectAll: () => setAll(true) })}
          onClear={clear}
          actions={[
            { label: 'Assign to me', shortcut: 'A', run: () => act.assign(picked), busy: triage.busy },
            { label: 'In progress', shortcut: 'I', run: () => act.status('in-progress')(picked), busy: triage.busy },
            { label: 'Resolve', shortcut: 'R', run: () => act.status('resolved')(picked), busy: triage.busy },
            { label: 'Dismiss', shortcut: 'D', run: () => act.status('dismissed')(picked), busy: triage.busy },
          ]}
        />
      ) : null}
    </div>
  )
}
