'use client'

import { useRouter } from 'next/navigation'
import '@/components/vulnerabilities/vulnerabilities.css'
import { ExportLinks } from '@/components/data-table/export-links'
import { FilterBar } from '@/components/data-table/filter-bar'
import { KeyBar } from '@/components/data-table/key-bar'
import { EmptyEstate } from '@/components/states/empty-estate'
import { ListState } from '@/components/states/list-state'
import { formatCount } from '@/components/ui/format-count'
import { PageHead } from '@/components/ui/page-head'
import { facetFilters } from '@/components/vulnerabilities/finding-filters'
import { ImageTable } from '@/components/vulnerabilities/image-table'
import { keys } from '@/lib/client/keys'
import { listFilters } from '@/lib/client/list-filters'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { ImageItem } from '@/lib/model/inventory'
import type { ImageFilters } from './search-params'

const path = '/images'

/** Images with what scanners found in them and where they run. */
export function ImagesView({ filters }: { filters: ImageFilters }) {
  const router = useRouter()
  const list = usePages<ImageItem>(keys.list('images', filters), '/api/v1/images', filters)
  const state = listFilters(path, filters, facetFilters)
  return (
    <>
      <PageHead
        title="Images"
        facts={list.total ? `${formatCount(list.total.value, list.total.capped)}, the worst first` : undefined}
        actions={<ExportLinks name="images" filters={filters} total={list.total} />}
      />
      <FilterBar
        chips={state.chips}
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
        what="Images"
        one="image"
        hides="You do not see which images are vulnerable."
        filters={state.active}
        clearHref={state.clearHref}
        empty={<EmptyEstate title="No image is known" environment={filters.environment} />}
      >
        {(items) => <ImageTable items={items} environment={filters.environment ?? null} />}
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
