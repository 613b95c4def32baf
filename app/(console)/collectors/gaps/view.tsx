'use client'

import { GapTable } from '@/components/collectors/gap-table'
import '@/components/collectors/collectors.css'
import { ExportLinks } from '@/components/data-table/export-links'
import { KeyBar } from '@/components/data-table/key-bar'
import { Empty } from '@/components/states/empty'
import { ListState } from '@/components/states/list-state'
import { PageHead } from '@/components/ui/page-head'
import { keys } from '@/lib/client/keys'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { Gap } from '@/lib/model/gap'
import { CollectorTabs } from '../tabs'

type Filters = { environment?: string }

/** Where a gap can be looked into or mended. */
function hrefOf({ kind, subject, environment }: Gap): string {
  if (subject?.kind === 'cluster') return `/inventory/${subject.id}`
  if (subject?.kind === 'collector') return searchHref('/collectors', { environment, open: subject.id })
  if (kind === 'no-scan' || kind === 'old-scan') return searchHref('/images', { environment, running: 'true' })
  return searchHref(kind === 'no-sensor' ? '/collectors' : '/environments', { environment })
}

/** What nobody reports on, as far as the reports themselves can tell. */
export function GapsView({ filters }: { filters: Filters }) {
  const list = usePages<Gap>(keys.list('collectors', { ...filters, part: 'gaps' }), '/api/v1/gaps', filters)
  return (
    <>
      <PageHead
        title="Collectors"
        facts="What no report tells, as far as the reports can say"
        actions={<ExportLinks name="gaps" filters={filters} total={list.total} />}
      />
      <CollectorTabs current="gaps" environment={filters.environment} gaps={list.total?.value} />
      <ListState
        list={list}
        what="Gaps"
        one="gap"
        hides="You do not see what nobody watches."
        filters={0}
        clearHref=""
        empty={
          <Empty
            title="No gap is known"
            evidence="Every plan that is on has a collector, every cluster a list younger than a day and a sensor, and every running image a scan younger than 7 days."
          />
        }
      >
        {(items) => (
          <GapTable
            items={items}
            href={hrefOf}
            imageHref={(id) => searchHref(`/images/${id}`, { environment: filters.environment })}
          />
        )}
      </ListState>
      <KeyBar
        hints={[
          { keys: ['J', 'K'], label: 'next, previous' },
          { keys: ['Enter'], label: 'open' },
        ]}
      />
    </>
  )
}
