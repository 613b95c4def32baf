'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { tacticName } from '@/components/alerts/words'
import { FilterBar, type FilterDefinition } from '@/components/data-table/filter-bar'
import { Pager } from '@/components/data-table/pager'
import { DetectionPane } from '@/components/detections/detection-pane'
import { DetectionTable } from '@/components/detections/detection-table'
import { ExceptionsSection } from '@/components/detections/exceptions-section'
import { ListsSection } from '@/components/detections/lists-section'
import { kindWords } from '@/components/detections/words'
import { severityNames } from '@/components/mark/severity-name'
import { withEnvironment } from '@/components/shell/environment-url'
import { NoMatch } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { PageHead } from '@/components/ui/page-head'
import { Split } from '@/components/ui/split'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import { alertSeverities, tactics } from '@/lib/model/alert'
import type { DetectionItem, DetectionSettingsView } from '@/lib/model/detection-setting'
import type { DetectionFilters } from './search-params'

const labels = { severity: 'Severity', tactic: 'Tactic', kind: 'Decided by', state: 'State' } as const
const stateWords = { on: 'On', off: 'Off', tuned: 'Tuned' } as const
const options: Readonly<Record<keyof typeof labels, readonly (readonly [value: string, label: string])[]>> = {
  severity: alertSeverities.map((one) => [one, severityNames[one]] as const),
  tactic: tactics.map((one) => [one, tacticName(one)] as const),
  kind: Object.entries(kindWords),
  state: Object.entries(stateWords),
}

/** Detections over audit logs: what fires, how they stand, how often they fired; and what environments set for them. */
export function DetectionsView({ filters, open }: { filters: DetectionFilters; open: string | null }) {
  const router = useRouter()
  const list = usePages<DetectionItem>(keys.list('detections', filters), '/api/v1/detections', filters)
  const { environment } = filters
  const place = environment ? { environment } : {}
  const settings = usePages<DetectionSettingsView>(
    keys.detail('detections', 'settings', place),
    '/api/v1/detection-settings',
    place,
  )
  const href = (changes: Readonly<Record<string, string | null>>) =>
    searchHref('/detections', { ...filters, open: open ?? undefined }, changes)
  const to = (path: string) => withEnvironment(path, environment ?? null)
  const { items, total } = list
  const listed = items?.find((item) => item.id === open)
  // A link may name one that is not on the first page.
  const named = useQuery({
    queryKey: keys.detail('detections', 'one', { id: open, ...place }),
    queryFn: ({ signal }) =>
      fetchJson<DetectionItem>(`/api/v1/detections/${encodeURIComponent(open ?? '')}${queryString(place)}`, { signal }),
    enabled: open !== null && items !== undefined && listed === undefined,
  })
  const opened = listed ?? (open === null ? undefined : named.data)
  const names = Object.keys(labels) as (keyof typeof labels)[]
  const chosen = (name: keyof typeof labels) => filters[name]?.split(',') ?? []
  const toggle = (name: keyof typeof labels, value: string) => {
    const now = chosen(name)
    if (name === 'state') return now.includes(value) ? null : value
    return (now.includes(value) ? now.filter((one) => one !== value) : [...now, value]).join(',') || null
  }
  const definitions = names.map((name): FilterDefinition => ({
    id: name,
    label: labels[name],
    ...(name === 'state' ? { choice: 'single' as const } : {}),
    options: options[name].map(([value, label]) => ({
      value,
      label,
      href: href({ [name]: toggle(name, value) }),
      selected: chosen(name).includes(value),
    })),
  }))
  const set = names.filter((name) => filters[name] !== undefined)
  const clearHref = href({ severity: null, tactic: null, kind: null, state: null, q: null })
  return (
    <Split
      pane={
        opened ? (
          <DetectionPane key={opened.id} detection={opened} closeHref={href({ open: null })} to={to} />
        ) : undefined
      }
    >
      <PageHead title="Detections" facts={total ? `${total.value} over audit logs` : undefined} />
      <FilterBar
        chips={set.map((name) => ({
          id: name,
          label: labels[name],
          value: options[name]
            .filter(([value]) => chosen(name).includes(value))
            .map(([, label]) => label)
            .join(', '),
          removeHref: href({ [name]: null }),
        }))}
        definitions={definitions}
        search={{
          label: 'Search by name, id, technique',
          value: filters.q ?? '',
          onSearch: (text) => router.replace(href({ q: text || null, open: null }), { scroll: false }),
        }}
        {...(set.length > 0 || filters.q ? { clearHref } : {})}
      />
      {items === undefined ? (
        list.error ? (
          <QueryFailure
            error={list.error}
            what="Detections"
            hides="You do not see what is looked for."
            onRetry={list.retry}
            retrying={list.fetching}
          />
        ) : (
          <Loading what="detections" />
        )
      ) : items.length === 0 ? (
        <NoMatch what="detection" filters={set.length + (filters.q ? 1 : 0)} clearHref={clearHref} />
      ) : (
        <>
          {list.error ? (
            <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching} />
          ) : null}
          <DetectionTable
            items={items}
            openId={open}
            href={(row) => href({ open: row.id })}
            onEscape={open === null ? undefined : () => router.push(href({ open: null }), { scroll: false })}
          />
          <Pager
            noun="detections"
            shown={items.length}
            total={total?.value}
            onMore={list.more}
            busy={list.loadingMore}
          />
        </>
      )}
      <ExceptionsSection
        environment={environment}
        environments={(settings.items ?? []).map((one) => ({ id: one.environmentId, name: one.environment }))}
      />
      <ListsSection settings={settings.items ?? []} />
    </Split>
  )
}
