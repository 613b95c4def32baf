'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import '@/components/alerts/alerts.css'
import { alertTab } from '@/components/alerts/alert-body'
import { AlertChart } from '@/components/alerts/alert-chart'
import { AlertPane } from '@/components/alerts/alert-pane'
import { alertKeys, fetchAlertCounts, fetchAlertOwners, type Chosen } from '@/components/alerts/api'
import { commentFieldId } from '@/components/alerts/comment-field'
import { DismissDialog } from '@/components/alerts/dismiss-dialog'
import { JobProgress } from '@/components/alerts/job-progress'
import { useTriage } from '@/components/alerts/use-triage'
import { ExportLinks } from '@/components/data-table/export-links'
import { FilterBar } from '@/components/data-table/filter-bar'
import { KeyBar, type KeyHint } from '@/components/data-table/key-bar'
import { SeverityCounts } from '@/components/mark/severity-mark'
import { withEnvironment } from '@/components/shell/environment-url'
import { formatCount } from '@/components/ui/format-count'
import { LinkButton } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { Split } from '@/components/ui/split'
import { Tabs } from '@/components/ui/tabs'
import { can } from '@/lib/auth/policy'
import { useMe } from '@/lib/client/me'
import type { AlertStatus } from '@/lib/model/alert'
import type { AlertItem } from '@/lib/model/alert-view'
import { chipsOf, clearHref, definitionsOf, filterCount, tabHref, tabOf } from './filters'
import { AlertList } from './list'
import { alertsHref, filtersOf, unsorted, type AlertParams } from './search-params'

const readerKeys: readonly KeyHint[] = [
  { keys: ['J', 'K'], label: 'next, previous' },
  { keys: ['Enter'], label: 'open' },
  { keys: ['Y'], label: 'copy link' },
]
const adminKeys: readonly KeyHint[] = [
  { keys: ['J', 'K'], label: 'next, previous' },
  { keys: ['Enter'], label: 'open' },
  { keys: ['X'], label: 'select' },
  { keys: ['A'], label: 'assign to me' },
  { keys: ['I'], label: 'in progress' },
  { keys: ['R'], label: 'resolve' },
  { keys: ['D'], label: 'dismiss' },
  { keys: ['C'], label: 'comment' },
  { keys: ['Z'], label: 'undo' },
]

/** The hints that fit beside an open alert. */
const few = new Set(['next, previous', 'select', 'assign to me', 'dismiss'])

/** The queue: tabs, filters, chart, list, and the open alert beside it. */
export function AlertsView({ params }: { params: AlertParams }) {
  const router = useRouter()
  const me = useMe()
  const triage = useTriage()
  const [dismissing, setDismissing] = useState<Chosen | null>(null)
  const [total, setTotal] = useState<{ value: number; capped: boolean } | undefined>()
  const [rows, setRows] = useState<readonly string[]>([])
  const filters = filtersOf(params)
  const environment = filters.environment ?? null
  const mayTriage = can(me.grants, 'alerts:triage')
  const { data: counts } = useQuery({
    queryKey: alertKeys.counts(filters.environment),
    queryFn: ({ signal }) => fetchAlertCounts(filters.environment, signal),
  })
  const owners = useQuery({
    queryKey: alertKeys.owners(filters.environment),
    queryFn: ({ signal }) => fetchAlertOwners(filters.environment, signal),
  }).data?.items
  const setStatus = (chosen: Chosen, status: AlertStatus) =>
    status === 'dismissed' ? setDismissing(chosen) : void triage.setStatus(chosen, { status })
  const open = (row: AlertItem) => router.push(alertsHref(params, { open: row.id }), { scroll: false })
  const tab = tabOf(params)
  const place = params.open === undefined ? -1 : rows.indexOf(params.open)
  const neighbour = (id: string | undefined) => (id === undefined ? undefined : alertsHref(params, { open: id }))
  return (
    <Split
      pane={
        params.open === undefined ? undefined : (
          <AlertPane
            id={params.open}
            tab={alertTab(params.tab)}
            tabHref={(id) => alertsHref(params, { tab: id === 'details' ? null : id })}
            closeHref={alertsHref(params, { open: null, tab: null })}
            {...(place < 0 || !total
              ? {}
              : {
                  place: {
                    words: `${formatCount(place + 1)} of ${formatCount(total.value, total.capped)}`,
                    previous: neighbour(rows[place - 1]),
                    next: neighbour(rows[place + 1]),
                  },
                })}
            href={(path) => withEnvironment(path, environment)}
            onStatus={(alert, status) => setStatus({ rows: [alert] }, status)}
            onOwner={(alert, owner, name) => void triage.assign({ rows: [alert] }, owner, name)}
            onRestore={(alert, wish) => void triage.setStatus({ rows: [alert] }, wish)}
          />
        )
      }
    >
      <PageHead
        title="Alerts"
        facts={counts ? <SeverityCounts counts={counts.severities} /> : undefined}
        actions={
          <>
            <ExportLinks name="alerts" filters={filters} {...(total ? { total } : {})} />
            <LinkButton href={withEnvironment('/suppression-rules', environment)}>Suppression rules</LinkButton>
          </>
        }
      />
      <Tabs
        label="Alerts by state"
        current={tab ?? ''}
        tabs={[
          { id: 'open', label: 'Open', href: tabHref(params, 'open'), ...countOf(counts?.open) },
          ...(mayTriage
            ? [{ id: 'mine', label: 'Mine', href: tabHref(params, 'mine'), ...countOf(counts?.mine.value) }]
            : []),
          {
            id: 'unassigned',
            label: 'Unassigned',
            href: tabHref(params, 'unassigned'),
            ...countOf(counts?.unassigned.value),
          },
          { id: 'overdue', label: 'Overdue', href: tabHref(params, 'overdue'), ...countOf(counts?.overdue.value) },
          { id: 'resolved', label: 'Resolved', href: tabHref(params, 'resolved'), ...countOf(counts?.resolved) },
          { id: 'dismissed', label: 'Dismissed', href: tabHref(params, 'dismissed'), ...countOf(counts?.dismissed) },
        ]}
      />
      <FilterBar
        chips={chipsOf(params, owners ?? [])}
        definitions={definitionsOf(params, owners ?? [])}
        {...(filterCount(params) > 0 ? { clearHref: clearHref(params) } : {})}
        search={{
          label: 'Search alerts',
          value: params.q ?? '',
          onSearch: (q) => router.replace(alertsHref(params, { q: q || null, open: null }), { scroll: false }),
        }}
        sort={{
          value: params.sort ?? 'severity',
          options: [
            { value: 'severity', label: 'Severity, last seen', href: alertsHref(params, { sort: null }) },
            { value: 'last-seen', label: 'Last seen', href: alertsHref(params, { sort: 'last-seen' }) },
          ],
        }}
      />
      <JobProgress />
      <AlertChart
        filters={unsorted(filters)}
        onNarrow={({ from, to }) =>
          router.push(alertsHref(params, { raisedSince: from, raisedUntil: to, open: null }), { scroll: false })
        }
      />
      <AlertList
        params={params}
        triage={triage}
        mayTriage={mayTriage}
        onTotal={setTotal}
        onRows={setRows}
        onStatus={setStatus}
        onComment={(row) => {
          open(row)
          // The field is there once the pane has been drawn.
          setTimeout(() => document.getElementById(commentFieldId)?.focus(), 400)
        }}
      />
      <KeyBar
        hints={
          !mayTriage
            ? readerKeys
            : params.open === undefined
              ? adminKeys
              : adminKeys.filter(({ label }) => few.has(label))
        }
      />
      <DismissDialog chosen={dismissing} triage={triage} onClose={() => setDismissing(null)} />
    </Split>
  )
}

const countOf = (count: number | undefined) => (count === undefined ? {} : { count })
