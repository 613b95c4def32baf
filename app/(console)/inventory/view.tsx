'use client'

import { useQuery } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { ExportLinks } from '@/components/data-table/export-links'
import { FilterBar } from '@/components/data-table/filter-bar'
import { KeyBar } from '@/components/data-table/key-bar'
import { AssetTable } from '@/components/inventory/asset-table'
import { kindNames, kindTabs } from '@/components/inventory/kind-names'
import { EmptyEstate } from '@/components/states/empty-estate'
import { ListState } from '@/components/states/list-state'
import { formatCount } from '@/components/ui/format-count'
import { PageHead } from '@/components/ui/page-head'
import { Tabs } from '@/components/ui/tabs'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { listFilters } from '@/lib/client/list-filters'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import { assetKinds } from '@/lib/model/asset'
import type { AssetCounts, AssetItem } from '@/lib/model/inventory'
import type { AssetFilters } from './search-params'

const path = '/inventory'
const filterList = [
  {
    id: 'kind',
    label: 'Kind',
    choice: 'multiple',
    options: assetKinds.map((kind) => ({ value: kind, label: kindNames[kind].one })),
  },
  {
    id: 'status',
    label: 'Status',
    options: [
      { value: 'present', label: 'Present' },
      { value: 'gone', label: 'Gone' },
    ],
  },
  { id: 'namespace', label: 'Namespace' },
  { id: 'cluster', label: 'Cluster' },
] as const

/** The inventory: tabs by kind, filters, rows. */
export function InventoryView({ filters }: { filters: AssetFilters }) {
  const router = useRouter()
  const { environment } = filters
  const list = usePages<AssetItem>(keys.list('assets', filters), '/api/v1/assets', filters)
  const { data: counts } = useQuery({
    queryKey: keys.detail('assets', 'counts', { environment }),
    queryFn: ({ signal }) => fetchJson<AssetCounts>(`/api/v1/assets/counts${queryString({ environment })}`, { signal }),
  })
  const cluster = list.items?.find((item) => item.cluster?.id === filters.cluster)?.cluster?.name
  const state = listFilters(
    path,
    filters,
    filterList.map((filter) => (filter.id === 'cluster' && cluster ? { ...filter, words: () => cluster } : filter)),
  )
  const current = kindTabs.find((tab) => tab.kinds.join(',') === filters.kind)?.id ?? (filters.kind ? '' : 'all')
  const countOf = (kinds: readonly string[]) =>
    counts?.kinds.reduce((sum, row) => sum + (kinds.includes(row.kind) ? row.count : 0), 0)
  const shown = kindTabs.filter((tab) => current === tab.id || countOf(tab.kinds) !== 0)
  return (
    <>
      <PageHead
        title="Inventory"
        facts={counts ? factsOf(counts) : undefined}
        actions={<ExportLinks name="assets" filters={filters} total={list.total} />}
      />
      <Tabs
        label="Assets by kind"
        current={current}
        tabs={[
          { id: 'all', label: 'All', href: searchHref(path, filters, { kind: null }), count: counts?.total },
          ...shown.map((tab) => ({
            id: tab.id,
            label: tab.label,
            href: searchHref(path, filters, { kind: tab.kinds.join(',') }),
            count: countOf(tab.kinds),
          })),
        ]}
      />
      <FilterBar
        chips={current === '' ? state.chips : state.chips.filter((chip) => chip.id !== 'kind')}
        definitions={state.definitions}
        clearHref={state.clearHref}
        search={{
          label: 'Search by name',
          value: filters.q ?? '',
          onSearch: (q) => router.replace(searchHref(path, filters, { q: q || null }), { scroll: false }),
        }}
      />
      <ListState
        list={list}
        what="Assets"
        one="asset"
        hides="You do not see what there is."
        filters={state.active}
        clearHref={state.clearHref}
        empty={<EmptyEstate title="No asset is known" environment={filters.environment} />}
      >
        {(items) => <AssetTable items={items} environment={environment ?? null} />}
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

/** "6 clusters, 214 workloads, 107 images": what most people mean by their estate. */
function factsOf(counts: AssetCounts): string {
  const named = (['cluster', 'docker-host', 'workload', 'image'] as const).flatMap((kind) => {
    const count = counts.kinds.find((row) => row.kind === kind)?.count ?? 0
    const { one, many } = kindNames[kind]
    return count > 0 ? [`${formatCount(count)} ${(count === 1 ? one : many).toLowerCase()}`] : []
  })
  return named.join(', ').replace(/docker/g, 'Docker')
}
