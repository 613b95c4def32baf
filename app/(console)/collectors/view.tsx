'use client'

import { Plus } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { CollectorNotes } from '@/components/collectors/collector-notes'
import { CollectorTable } from '@/components/collectors/collector-table'
import type { FreshToken } from '@/components/collectors/collector-facts'
import { NewCollector } from '@/components/collectors/new-collector'
import { ExportLinks } from '@/components/data-table/export-links'
import { Pager } from '@/components/data-table/pager'
import { NoMatch, NothingConnected } from '@/components/states/empty'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { StaleBanner } from '@/components/states/stale-banner'
import { Button } from '@/components/ui/button'
import { PageHead } from '@/components/ui/page-head'
import { Split } from '@/components/ui/split'
import { can } from '@/lib/auth/policy'
import { keys } from '@/lib/client/keys'
import { useMe } from '@/lib/client/me'
import { searchHref } from '@/lib/client/search-params'
import { usePages } from '@/lib/client/use-pages'
import type { Gap } from '@/lib/model/gap'
import type { CollectorItem } from '@/lib/queries/collector-item'
import type { CollectorPage } from '@/lib/queries/list-collectors'
import { CollectorFilters, HealthLegend, healthFacts } from './filters'
import { OpenCollector } from './open-collector'
import { CollectorTabs } from './tabs'
import type { ListFilters, OpenFilters } from './search-params'

type ViewProps = {
  filters: ListFilters
  opened: OpenFilters
  environments: readonly { id: string; name: string }[]
  url: string
}

/** The list of collectors with the open one beside it. Tokens that were just made live here and nowhere else. */
export function CollectorsView({ filters, opened, environments, url }: ViewProps) {
  const me = useMe()
  const router = useRouter()
  const [making, setMaking] = useState(false)
  const [fresh, setFresh] = useState<Readonly<Record<string, FreshToken>>>({})
  const list = usePages<CollectorItem, CollectorPage>(keys.list('collectors', filters), '/api/v1/collectors', filters, {
    refetchInterval: 10_000,
  })
  const gaps = usePages<Gap>(
    keys.list('collectors', { environment: filters.environment, part: 'gaps' }),
    '/api/v1/gaps',
    { environment: filters.environment },
  )
  const writable = environments.filter(({ id }) => can(me.grants, 'collectors:write', id))
  const href = (changes: Readonly<Record<string, string | null>>) =>
    searchHref('/collectors', { ...filters, ...opened }, changes)
  const openHref = (id: string) => href({ open: id, tab: null, status: null, report: null })
  const { items, total } = list
  // The environment is no filter of this list: in one without collectors nothing is hidden, nothing is connected.
  const narrowed = [filters.health, filters.format].filter((filter) => filter !== undefined).length
  return (
    <>
      <Split
        pane={
          opened.open === undefined ? undefined : (
            <OpenCollector
              key={opened.open}
              id={opened.open}
              opened={opened}
              url={url}
              fresh={fresh[opened.open]}
              onFresh={(id, token) => setFresh((known) => ({ ...known, [id]: token }))}
              href={href}
            />
          )
        }
      >
        <PageHead
          title="Collectors"
          facts={list.first ? healthFacts(list.first.health) : undefined}
          actions={
            <>
              <ExportLinks name="collectors" filters={filters} total={total} />
              {writable.length > 0 ? (
                <Button variant="primary" onClick={() => setMaking(true)}>
                  <Plus className="i i-s" aria-hidden="true" />
                  New collector
                </Button>
              ) : null}
            </>
          }
        />
        <CollectorTabs current="collectors" environment={filters.environment} gaps={gaps.total?.value} />
        <CollectorFilters filters={filters} environments={environments} href={href} />
        {items === undefined ? (
          list.error ? (
            <QueryFailure
              error={list.error}
              what="Collectors"
              hides="You do not see who reports and who is silent."
              onRetry={list.retry}
              retrying={list.fetching}
            />
          ) : (
            <Loading what="collectors" rows={12} />
          )
        ) : items.length === 0 && narrowed > 0 ? (
          <NoMatch what="collector" filters={narrowed} clearHref={href({ health: null, format: null })} />
        ) : items.length === 0 ? (
          <NothingConnected
            text={
              writable.length > 0
                ? 'A collector is a token for what sends reports: a pipeline, a cluster, a host. Make one to begin.'
                : 'A security admin can make a collector: a token for what sends reports.'
            }
          />
        ) : (
          <>
            {list.error ? (
              <StaleBanner since={new Date(list.updatedAt)} onRetry={list.retry} retrying={list.fetching} />
            ) : null}
            <CollectorTable
              items={items}
              openId={opened.open ?? null}
              href={(row) => openHref(row.id)}
              onEscape={
                opened.open === undefined
                  ? undefined
                  : () => router.push(href({ open: null, tab: null, status: null, report: null }), { scroll: false })
              }
            />
            <Pager
              noun="collectors"
              shown={items.length}
              total={total?.value}
              onMore={list.more}
              busy={list.loadingMore}
            />
            <CollectorNotes items={items} href={(row) => openHref(row.id)} />
            {writable.length > 0 ? null : (
              <p className="region muted">A security admin can make, rotate and revoke collectors.</p>
            )}
          </>
        )}
        <HealthLegend />
      </Split>
      {making ? (
        <NewCollector
          environments={writable}
          environment={
            writable.find(({ id, name }) => id === filters.environment || name === filters.environment)?.id ?? null
          }
          onClose={() => setMaking(false)}
          onMade={({ id, token }) => {
            setFresh((known) => ({ ...known, [id]: { token, oldWorksUntil: null } }))
            setMaking(false)
            router.push(openHref(id), { scroll: false })
          }}
        />
      ) : null}
    </>
  )
}
