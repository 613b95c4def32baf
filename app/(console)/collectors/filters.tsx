'use client'

import { KeyBar } from '@/components/data-table/key-bar'
import { FilterBar, type FilterDefinition } from '@/components/data-table/filter-bar'
import { healthNames } from '@/components/collectors/collector-facts'
import { HealthMark } from '@/components/mark/status-mark'
import { collectorHealths, type CollectorHealth } from '@/lib/model/collector-health'
import { formatFacts, formats } from '@/lib/model/format'
import type { ListFilters } from './search-params'

const sorts = [
  { value: 'health', label: 'Worst first' },
  { value: 'name', label: 'Name' },
  { value: '-lastSeenAt', label: 'Last report' },
]

/** "13 on time, 1 late, 1 silent". */
export function healthFacts(counts: Partial<Record<CollectorHealth, number>>): string {
  const words = { ...healthNames, reporting: 'on time' }
  return (['reporting', 'late', 'silent', 'waiting', 'expired', 'revoked'] as const)
    .map((health) => ({ health, count: counts[health] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ health, count }) => `${count} ${words[health].toLowerCase()}`)
    .join(', ')
}

type FiltersProps = {
  filters: ListFilters
  environments: readonly { id: string; name: string }[]
  href: (changes: Readonly<Record<string, string | null>>) => string
}

/** Health, format and order as links. The environment is chosen in the top bar. */
export function CollectorFilters({ filters, href }: FiltersProps) {
  const definitions: FilterDefinition[] = [
    {
      id: 'health',
      label: 'Health',
      choice: 'single',
      options: collectorHealths.map((health) => ({
        value: health,
        label: healthNames[health],
        href: href({ health: filters.health === health ? null : health }),
        selected: filters.health === health,
      })),
    },
    {
      id: 'format',
      label: 'Format',
      choice: 'single',
      options: formats.map((format) => ({
        value: format,
        label: formatFacts[format].name,
        href: href({ format: filters.format === format ? null : format }),
        selected: filters.format === format,
      })),
    },
  ]
  const chips = definitions.flatMap(({ id, label, options }) => {
    const value = id === 'health' ? filters.health : filters.format
    const name = options.find((option) => option.value === value)?.label ?? value
    return name === undefined ? [] : [{ id, label, value: name, removeHref: href({ [id]: null }) }]
  })
  return (
    <FilterBar
      chips={chips}
      definitions={definitions}
      clearHref={href({ health: null, format: null })}
      sort={{
        value: filters.sort ?? 'health',
        options: sorts.map((sort) => ({ ...sort, href: href({ sort: sort.value === 'health' ? null : sort.value }) })),
      }}
    />
  )
}

/** What the marks mean. */
export function HealthLegend() {
  return (
    <KeyBar hints={[]}>
      <span className="health-legend">
        <HealthMark health="reporting" words="on time" />
        <HealthMark health="late" words="late: over twice its own rhythm" />
        <HealthMark health="waiting" words="waiting: no report yet" />
        <HealthMark quiet health="silent" words="silent: nothing for 24 h, or twice its rhythm if that is longer" />
      </span>
    </KeyBar>
  )
}
