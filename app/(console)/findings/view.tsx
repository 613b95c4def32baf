'use client'

import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import '@/components/vulnerabilities/vulnerabilities.css'
import { ExportLinks } from '@/components/data-table/export-links'
import { FilterBar } from '@/components/data-table/filter-bar'
import { KeyBar } from '@/components/data-table/key-bar'
import { AssetName } from '@/components/mark/asset-name'
import { SeverityCounts } from '@/components/mark/severity-mark'
import { withEnvironment } from '@/components/shell/environment-url'
import { EmptyEstate } from '@/components/states/empty-estate'
import { ListState } from '@/components/states/list-state'
import { PageHead } from '@/components/ui/page-head'
import { Tabs } from '@/components/ui/tabs'
import {
  assetColumn,
  fixedColumn,
  nameColumn,
  packageColumn,
  reachColumn,
  severityColumn,
  toldColumns,
} from '@/components/vulnerabilities/finding-columns'
import { facetFilters } from '@/components/vulnerabilities/finding-filters'
import { FindingTable } from '@/components/vulnerabilities/finding-table'
import { fetchJson, queryString } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import { listFilters } from '@/lib/client/list-filters'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import { findingKinds, type FindingKind } from '@/lib/model/finding'
import type { FindingCounts, FindingItem } from '@/lib/model/inventory'
import type { FindingFilters } from './search-params'

const path = '/findings'
const kindLabels = {
  vulnerability: 'Vulnerabilities',
  secret: 'Secrets',
  misconfiguration: 'Misconfigurations',
  licence: 'Licences',
  malware: 'Malware',
} as const satisfies Record<FindingKind, string>

const filterList = [
  ...facetFilters,
  {
    id: 'status',
    label: 'Status',
    options: [
      { value: 'open', label: 'Open' },
      { value: 'resolved', label: 'Resolved' },
    ],
  },
  { id: 'cve', label: 'Vulnerability' },
  { id: 'package', label: 'Package' },
  { id: 'asset', label: 'Asset' },
  { id: 'since', label: 'First seen since' },
]

/** All findings: tabs by kind, filters, rows that open in place. */
export function FindingsView({ filters, open }: { filters: FindingFilters; open: string | undefined }) {
  const router = useRouter()
  const environment = filters.environment ?? null
  const list = usePages<FindingItem>(keys.list('findings', filters), '/api/v1/findings', filters)
  const { data: counts } = useQuery({
    queryKey: keys.detail('findings', 'counts', { environment: filters.environment }),
    queryFn: ({ signal }) =>
      fetchJson<FindingCounts>(`/api/v1/findings/counts${queryString({ environment })}`, { signal }),
  })
  const named = list.items?.find((item) => item.assetId === filters.asset)?.asset.name
  const state = listFilters(
    path,
    filters,
    filterList.map((filter) => (filter.id === 'asset' && named ? { ...filter, words: () => named } : filter)),
  )
  const columns = [
    severityColumn,
    nameColumn('Finding'),
    // Only packages are mended by a version; where that column goes, the place takes its room.
    ...(filters.kind === undefined || filters.kind === 'vulnerability'
      ? [packageColumn(190, { small: false }), fixedColumn]
      : [packageColumn(340, { kind: filters.kind, small: false })]),
    assetColumn((row) => <AssetLink row={row} environment={environment} />),
    reachColumn,
    ...toldColumns(list.items),
  ]
  const kinds = counts?.kinds.filter((row) => row.count > 0 || row.kind === filters.kind) ?? []
  const chosen = counts?.kinds.find((row) => row.kind === filters.kind)
  return (
    <>
      <PageHead
        title="Findings"
        facts={counts ? <SeverityCounts counts={chosen?.severities ?? counts.severities} /> : undefined}
        actions={<ExportLinks name="findings" filters={filters} total={list.total} />}
      />
      <Tabs
        label="Findings by kind"
        current={filters.kind ?? 'all'}
        tabs={[
          { id: 'all', label: 'All', href: searchHref(path, filters, { kind: null }), count: counts?.total },
          ...findingKinds.flatMap((kind) => {
            const row = kinds.find((one) => one.kind === kind)
            return row
              ? [{ id: kind, label: kindLabels[kind], href: searchHref(path, filters, { kind }), count: row.count }]
              : []
          }),
        ]}
      />
      <FilterBar
        chips={state.chips}
        definitions={state.definitions}
        clearHref={state.clearHref}
        search={{
          label: 'Search findings',
          placeholder: 'Id, title, package, asset',
          value: filters.q ?? '',
          onSearch: (q) => router.replace(searchHref(path, filters, { q: q || null }), { scroll: false }),
        }}
      />
      <ListState
        list={list}
        what="Findings"
        one="finding"
        hides="You do not see what scanners found."
        filters={state.active + (filters.kind ? 1 : 0)}
        clearHref={searchHref(path, { environment: filters.environment })}
        empty={<EmptyEstate title="No open finding" environment={filters.environment} />}
      >
        {(items) => (
          <FindingTable
            caption="Findings"
            columns={columns}
            items={items}
            open={open}
            openHref={(name) => searchHref(path, filters, { open: name })}
            environment={environment}
          />
        )}
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

function AssetLink({ row, environment }: { row: FindingItem; environment: string | null }) {
  const { asset, assetId } = row
  const href = asset.kind === 'image' ? `/images/${assetId}` : `/inventory/${assetId}`
  return (
    <Link href={withEnvironment(href, environment)} className="cut-link" title={asset.name}>
      <AssetName kind={asset.kind} name={asset.name} />{' '}
      {asset.namespace === null ? null : <span className="sub">{asset.namespace}</span>}
    </Link>
  )
}
