'use client'

import { useQuery } from '@tanstack/react-query'
import type { FreshToken } from '@/components/collectors/collector-facts'
import { CollectorPane } from '@/components/collectors/collector-pane'
import { hasReported } from '@/components/collectors/first-report'
import { Loading } from '@/components/states/loading'
import { QueryFailure } from '@/components/states/query-failure'
import { Pane } from '@/components/ui/split'
import { fetchJson } from '@/lib/client/fetch-json'
import { keys } from '@/lib/client/keys'
import type { CollectorDetails } from '@/lib/queries/read-collector'
import type { OpenFilters } from './search-params'

type OpenProps = {
  id: string
  opened: OpenFilters
  url: string
  fresh: FreshToken | undefined
  onFresh: (id: string, fresh: FreshToken) => void
  href: (changes: Readonly<Record<string, string | null>>) => string
}

/** The pane of one collector. Asks every 2 s while its first report is awaited. */
export function OpenCollector({ id, opened, url, fresh, onFresh, href }: OpenProps) {
  const query = useQuery({
    queryKey: keys.detail('collectors', id),
    queryFn: ({ signal }) => fetchJson<CollectorDetails>(`/api/v1/collectors/${id}`, { signal }),
    refetchInterval: ({ state }) => (state.data && !hasReported(state.data) && !state.data.revokedAt ? 2_000 : 15_000),
    placeholderData: undefined,
  })
  if (query.data) {
    const tabs = ['ledger', 'send', 'settings']
    const tab = tabs.includes(opened.tab ?? '') ? (opened.tab ?? 'ledger') : 'ledger'
    return (
      <CollectorPane
        collector={query.data}
        status={opened.status}
        reportId={opened.report ?? null}
        onFresh={(token) => onFresh(id, token)}
        {...{ url, tab, fresh, href }}
      />
    )
  }
  return (
    <Pane label="Collector" closeHref={href({ open: null, tab: null, status: null, report: null })}>
      {query.error ? (
        <QueryFailure
          error={query.error}
          what="This collector"
          hides="The list beside it is not affected."
          onRetry={() => void query.refetch()}
        />
      ) : (
        <Loading what="the collector" />
      )}
    </Pane>
  )
}
