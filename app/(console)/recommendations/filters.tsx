'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { FilterBar, type FilterChip, type FilterDefinition } from '@/components/data-table/filter-bar'
import { fetchOwners, ownersKey } from '@/components/governance/api'
import { severityNames } from '@/components/mark/severity-name'
import { Segments } from '@/components/ui/tabs'
import { useMe } from '@/lib/client/me'
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
  const me = useMe()
  const owners = useQuery({
    queryKey: ownersKey(state.environment),
    queryFn: ({ signal }) => fetchOwners(state.environment, signal),
  })
  const people = (owners.data?.items ?? []).map(({ id, name }) => ({ id, name: id === me.id ? `${name} (you)` : name }))
  const owner = people.find(({ id }) => id === state.owner)?.name ?? state.owner
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
    {
      id: 'owner',
      label: 'Owner',
      options: people.slice(0, 50).map(({ id, name }) => ({
        value: id,
        label: name,
        href: href({ owner: state.owner === id ? undefined : id }),
        selected: state.owner === id,
      })),
    },
    {
      id: 'due',
      label: 'Due',
      options: [
        { value: 'overdue', label: 'Overdue', href: href({ overdue: !state.overdue }), selected: state.overdue },
      ],
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
        ...chip('owner', 'Owner', owner === undefined ? [] : [owner], href({ owner: undefined })),
        ...chip('due', 'Due', state.overdue ? ['Overdue'] : [], href({ overdue: false })),
      ]}
      definitions={definitions}
      clearHref={href({ status: [], severity: [], q: undefined, owner: undefined, overdue: false })}
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
