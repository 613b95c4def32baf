'use client'

import { useRouter } from 'next/navigation'
import { statusNames } from '@/components/compliance/words'
import { FilterBar } from '@/components/data-table/filter-bar'
import { Segments } from '@/components/ui/tabs'
import { complianceStatuses, type ComplianceStatus, type StandardDetails } from '@/lib/model/compliance'
import { standardHref, type StandardState } from '../search-params'

type FilterProps = { standard: string; state: StandardState; details: StandardDetails | undefined }

const switched = (list: readonly ComplianceStatus[], value: ComplianceStatus) =>
  list.includes(value) ? list.filter((one) => one !== value) : [...list, value]

/** Filters of the controls as links, and the other versions of the standard. */
export function ControlFilters({ standard, state, details }: FilterProps) {
  const router = useRouter()
  const href = (change: Partial<StandardState>) => standardHref(standard, { ...state, ...change })
  const versions = details?.versions ?? []
  return (
    <FilterBar
      chips={
        state.status.length === 0
          ? []
          : [
              {
                id: 'status',
                label: 'Status',
                value: state.status.map((value) => statusNames[value]).join(', '),
                removeHref: href({ status: [] }),
              },
            ]
      }
      definitions={[
        {
          id: 'status',
          label: 'Status',
          options: complianceStatuses.map((value) => ({
            value,
            label: details ? `${statusNames[value]} (${details.counts[value]})` : statusNames[value],
            href: href({ status: switched(state.status, value) }),
            selected: state.status.includes(value),
          })),
        },
      ]}
      clearHref={href({ status: [], q: undefined })}
      search={{
        label: 'Search controls',
        value: state.q ?? '',
        onSearch: (q) => router.replace(href({ q: q.trim() || undefined }), { scroll: false }),
      }}
    >
      {versions.length > 1 ? (
        <Segments
          label="Version"
          current={standard}
          tabs={versions.map(({ id, version }) => ({
            id,
            label: version,
            href: standardHref(id, { ...state, closed: [], open: null }),
          }))}
        />
      ) : null}
    </FilterBar>
  )
}
