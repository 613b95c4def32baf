'use client'

import { useRouter } from 'next/navigation'
import { FilterBar, type FilterChip, type FilterDefinition } from '@/components/data-table/filter-bar'
import { severityNames } from '@/components/mark/severity-name'
import { Segments } from '@/components/ui/tabs'
import type { Severity } from '@/lib/model/severity'
import { listStates, recommendationHref, type RecommendationState } from './search-params'

const stateNames = {
  unhealthy: 'Unhealthy',
  healthy: 'Healthy',
  exempt: 'Exempt',
  'not-applicable': 'Not applicable',
} as const satisfies Record<(typeof listStates)[number], string>

const rated = ['critical', 'high', 'medium', 'low', 'informational'] as const satisfies readonly Severity[]

const without = <Value,>(list: readonly Value[], value: Value): Value[] =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value]

/** Filters of the list as links: the URL is their only home. */
export function RecommendationFilters({ state, open }: { state: RecommendationState; open: string | null }) {
  const router = useRouter()
  const href = (change: Partial<RecommendationState>) => recommendationHref({ ...state, ...change }, open)
  const definitions: FilterDefinition[] = [
    {
      id: 'status',
      label: 'State',
      options: listStates.map((value) => ({
        value,
        label: stateNames[value],
        href: href({ status: without(state.status, value) }),
        selected: state.status.includes(value),
      })),
    },
    {
      id: 'severity',
      label: 'Severity',
      options: rated.map((value) => ({
        value,
        label: severityNames[value],
        href: href({ severity: without(state.severity, value) }),
        selected: state.severity.includes(value),
      })),
    },
  ]
  const chip = (id: string, label: string, values: readonly string[], removeHref: string): FilterChip[] =>
    values.length === 0 ? [] : [{ id, label, value: values.join(', '), removeHref }]
  return (
    <FilterBar
      chips={[
        ...chip(
          'status',
          'State',
          state.status.map((value) => stateNames[value]),
          href({ status: [] }),
        ),
        ...chip(
          'severity',
          'Severity',
          state.severity.map((value) => severityNames[value]),
          href({ severity: [] }),
        ),
      ]}
      definitions={definitions}
      clearHref={href({ status: [], severity: [], q: undefined })}
      search={{
        label: 'Search recommendations',
        value: state.q ?? '',
        onSearch: (q) => router.replace(href({ q: q.trim() || undefined }), { scroll: false }),
      }}
    >
      <Segments
        label="Order"
        current={state.view}
        tabs={[
          { id: 'control', label: 'By control', href: href({ view: 'control' }) },
          { id: 'risk', label: 'By risk', href: href({ view: 'risk' }) },
        ]}
      />
    </FilterBar>
  )
}
