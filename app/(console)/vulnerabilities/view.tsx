'use client'

import { useRouter } from 'next/navigation'
import '@/components/vulnerabilities/vulnerabilities.css'
import { ExportLinks } from '@/components/data-table/export-links'
import { FilterBar } from '@/components/data-table/filter-bar'
import { KeyBar } from '@/components/data-table/key-bar'
import { withEnvironment } from '@/components/shell/environment-url'
import { EmptyEstate } from '@/components/states/empty-estate'
import { ListState } from '@/components/states/list-state'
import { formatCount } from '@/components/ui/format-count'
import { PageHead } from '@/components/ui/page-head'
import { Tabs } from '@/components/ui/tabs'
import { facetFilters } from '@/components/vulnerabilities/finding-filters'
import { VulnerabilityTable } from '@/components/vulnerabilities/vulnerability-table'
import { keys } from '@/lib/client/keys'
import { listFilters } from '@/lib/client/list-filters'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { VulnerabilityItem } from '@/lib/model/inventory'
import type { VulnerabilityFilters } from './search-params'

const path = '/vulnerabilities'
const filterList = [
  ...facetFilters,
  { id: 'package', label: 'Package' },
  { id: 'asset', label: 'Asset', words: () => 'one asset' },
]

/** Vulnerabilities with how much of the estate each affects. */
export function VulnerabilitiesView({ filters }: { filters: VulnerabilityFilters }) {
  const router = useRouter()
  const environment = filters.environment ?? null
  const list = usePages<VulnerabilityItem>(keys.list('vulnerabilities', filters), '/api/v1/vulnerabilities', filters)
  const state = listFilters(path, filters, filterList)
  return (
    <>
      <PageHead
        title="Vulnerabilities"
        facts={list.total ? `${formatCount(list.total.value, list.total.capped)} with open findings` : undefined}
        actions={<ExportLinks name="vulnerabilities" filters={filters} total={list.total} />}
      />
      <Tabs
        label="Ways to see them"
        current="cve"
        tabs={[
          { id: 'cve', label: 'By vulnerability', href: searchHref(path, filters) },
          { id: 'image', label: 'By image', href: withEnvironment('/images', environment) },
          { id: 'all', label: 'All findings', href: withEnvironment('/findings', environment) },
        ]}
      />
      <FilterBar
        chips={state.chips}
        definitions={state.definitions}
        clearHref={state.clearHref}
        search={{
          label: 'Search vulnerabilities',
          placeholder: 'Id or title',
          value: filters.q ?? '',
          onSearch: (q) => router.replace(searchHref(path, filters, { q: q || null }), { scroll: false }),
        }}
      />
      <ListState
        list={list}
        what="Vulnerabilities"
        one="vulnerability"
        hides="You do not see what scanners found."
        filters={state.active}
        clearHref={state.clearHref}
        empty={<EmptyEstate title="No open vulnerability" environment={filters.environment} />}
      >
        {(items) => <VulnerabilityTable items={items} environment={environment} />}
      </ListState>
      <KeyBar
        hints={[
          { keys: ['J', 'K'], label: 'next, previous' },
          { keys: ['Enter'], label: 'open' },
          { keys: ['F'], label: 'filter' },
        ]}
      />
    </>
  )
}
