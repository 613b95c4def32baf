'use client'

import { useRouter } from 'next/navigation'
import { FilterBar } from '@/components/data-table/filter-bar'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { Age } from '@/components/ui/time'
import {
  fixedColumn,
  installedColumn,
  nameColumn,
  packageColumn,
  seenByColumn,
  severityColumn,
  toldColumns,
} from '@/components/vulnerabilities/finding-columns'
import { facetFilters } from '@/components/vulnerabilities/finding-filters'
import { FindingTable } from '@/components/vulnerabilities/finding-table'
import { witnessKey } from '@/components/vulnerabilities/witness-marks'
import { digestName } from '@/lib/client/digest-name'
import { keys } from '@/lib/client/keys'
import { listFilters } from '@/lib/client/list-filters'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { FindingKind } from '@/lib/model/finding'
import type { FindingItem, ImageDetail } from '@/lib/model/inventory'
import { findingFiltersOf, type ImagePageState } from './search-params'

const filters = [
  ...facetFilters.filter(({ id }) => id === 'severity' || id === 'exploited' || id === 'fixable'),
  { id: 'layer', label: 'Layer', words: (value: string) => digestName(value) },
]

type FindingsProps = { image: ImageDetail; state: ImagePageState; tab: FindingKind; path: string }

/** What was found in the image, of one kind. */
export function ImageFindings({ image, state, tab, path }: FindingsProps) {
  const router = useRouter()
  const asked = findingFiltersOf(image.id, state)
  const list = usePages<FindingItem>(keys.list('findings', asked), '/api/v1/findings', asked)
  const bar = listFilters(path, state, filters)
  const witnesses = image.witnesses.map((witness) => witness.source)
  // With one scanner the column would say the same in every row; the region above names it.
  const seenBy = witnesses.length > 1 ? [seenByColumn(witnesses)] : []
  const columns =
    tab === 'vulnerability'
      ? [
          severityColumn,
          nameColumn('Vulnerability', 150),
          packageColumn(),
          installedColumn,
          fixedColumn,
          ...toldColumns(list.items),
          ...seenBy,
        ]
      : [severityColumn, nameColumn('Finding'), packageColumn(280, { kind: tab }), ...seenBy]
  return (
    <>
      <FilterBar
        chips={bar.chips}
        definitions={bar.definitions}
        clearHref={bar.clearHref}
        search={{
          label: 'Search findings',
          placeholder: 'Id, title, package',
          value: state.q ?? '',
          onSearch: (q) => router.replace(searchHref(path, state, { q: q || null }), { scroll: false }),
        }}
      >
        {witnesses.length > 1 ? <span className="s faint hide-small">{witnessKey(witnesses)}</span> : null}
      </FilterBar>
      <ListState
        list={list}
        what="Findings"
        one="finding"
        hides="You do not see what is in this image."
        filters={bar.active}
        clearHref={bar.clearHref}
        empty={
          image.scannedAt === null ? (
            <Empty
              title="No scanner has looked into this image"
              evidence="It is known because something runs it or names it."
            />
          ) : (
            <Empty
              title="Nothing found"
              evidence={
                <>
                  A scanner last looked <Age at={image.scannedAt} />.
                </>
              }
            />
          )
        }
      >
        {(items) => (
          <FindingTable
            caption="Findings"
            columns={columns}
            items={items}
            open={state.open}
            openHref={(open) => searchHref(path, state, { open })}
            environment={state.environment ?? null}
          />
        )}
      </ListState>
    </>
  )
}
