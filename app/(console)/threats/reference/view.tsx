'use client'

import { useRouter } from 'next/navigation'
import '@/components/alerts/alerts.css'
import { TypePane } from '@/components/alerts/type-pane'
import { TypeTable } from '@/components/alerts/type-table'
import { tacticName } from '@/components/alerts/words'
import { FilterBar, type FilterDefinition } from '@/components/data-table/filter-bar'
import { severityNames } from '@/components/mark/severity-name'
import { withEnvironment } from '@/components/shell/environment-url'
import { NoMatch } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { PageHead } from '@/components/ui/page-head'
import { Split } from '@/components/ui/split'
import { useQuery } from '@tanstack/react-query'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import { alertSeverities, tactics } from '@/lib/model/alert'
import type { AlertType } from '@/lib/model/alert-type'
import { ThreatTabs } from '../tabs'
import type { ReferenceFilters } from './search-params'

const labels = { severity: 'Severity', tactic: 'Tactic', source: 'Source', q: 'Words' } as const
const sources = { falco: 'Runtime sensors', 'kubernetes-audit': 'Audit log' } as const
const options = {
  severity: alertSeverities.map((value) => ({ value, label: severityNames[value] })),
  tactic: tactics.map((value) => ({ value, label: tacticName(value) })),
  source: Object.entries(sources).map(([value, label]) => ({ value, label })),
}
const choices = ['severity', 'tactic', 'source'] as const

type ViewProps = { filters: ReferenceFilters; open: string | null; environment: string | null }

/** The alert reference with its filters; one kind open beside. */
export function ReferenceView({ filters, open, environment }: ViewProps) {
  const router = useRouter()
  const list = usePages<AlertType>(keys.list('alerts', { types: true, ...filters }), '/api/v1/alert-types', filters)
  const listed = list.items?.find((type) => type.id === open)
  // A link may name one that is not on the first page.
  const named = useQuery({
    queryKey: keys.detail('alerts', 'type', { id: open }),
    queryFn: ({ signal }) =>
      fetchJson<{ items: AlertType[] }>(`/api/v1/alert-types${queryString({ q: open ?? '', limit: 200 })}`, { signal }),
    enabled: open !== null && list.items !== undefined && listed === undefined,
  })
  const opened = listed ?? named.data?.items.find((type) => type.id === open)
  const state = { ...filters, open: open ?? undefined, environment: environment ?? undefined }
  const href = (changes: Readonly<Record<string, string | null>>) => searchHref('/threats/reference', state, changes)
  const to = (path: string) => withEnvironment(path, environment)
  const definitions = choices.map((id): FilterDefinition => ({
    id,
    label: labels[id],
    choice: 'single',
    options: options[id].map((option) => ({
      ...option,
      href: href({ [id]: filters[id] === option.value ? null : option.value, open: null }),
      selected: filters[id] === option.value,
    })),
  }))
  const chips = ([...choices, 'q'] as const).flatMap((id) => {
    const value = filters[id]
    if (value === undefined) return []
    const shown = id === 'q' ? value : (options[id].find((option) => option.value === value)?.label ?? value)
    return [{ id, label: labels[id], value: shown, removeHref: href({ [id]: null, open: null }) }]
  })
  const clearHref = to('/threats/reference')
  const closeHref = href({ open: null })
  return (
    <Split
      pane={
        opened ? (
          <TypePane type={opened} closeHref={closeHref} hrefOf={(id) => href({ open: id })} href={to} />
        ) : undefined
      }
    >
      <PageHead title="Threats" facts={list.total ? `${list.total.value} kinds of alerts` : undefined} />
      <ThreatTabs current="reference" environment={environment} />
      <FilterBar
        chips={chips}
        definitions={definitions}
        clearHref={clearHref}
        search={{
          label: 'Search by name or id',
          value: filters.q ?? '',
          onSearch: (text) => router.replace(href({ q: text || null, open: null }), { scroll: false }),
        }}
      />
      <ListState
        list={list}
        what="Kinds of alerts"
        one="kind of alert"
        hides="What alerts mean is not shown because of it."
        filters={chips.length}
        clearHref={clearHref}
        empty={<NoMatch what="kind of alert" filters={chips.length} clearHref={clearHref} />}
      >
        {(items) => (
          <TypeTable
            items={items}
            openId={opened?.id ?? null}
            hrefOf={(id) => href({ open: id })}
            onEscape={opened ? () => router.push(closeHref, { scroll: false }) : undefined}
          />
        )}
      </ListState>
    </Split>
  )
}
