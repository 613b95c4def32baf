import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { env } from '@/lib/env'
import { pageContext } from '@/lib/http/page-context'
import { listCollectors } from '@/lib/queries/list-collectors'
import { listGaps } from '@/lib/queries/list-gaps'
import { listEnvironments } from '@/lib/queries/list-environments'
import { listReports } from '@/lib/queries/list-reports'
import { readCollector } from '@/lib/queries/read-collector'
import { listFilters, openFilters } from './search-params'
import { CollectorsView } from './view'

export const metadata: Metadata = { title: 'Collectors' }

/** Collectors, those that need care first, and the one that is open. */
export default async function CollectorsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, listFilters)
  const opened = await pickSearch(searchParams, openFilters)
  const client = makeQueryClient()
  const { open } = opened
  // What the URL says is checked by the queries; a wrong filter is told by the page when it asks again.
  type Asked = Parameters<typeof listCollectors>[1]
  const reports = { collector: open, status: opened.status, limit: '20' }
  const [environments] = await Promise.all([
    listEnvironments(context, { limit: 200 }),
    client.prefetchInfiniteQuery({
      queryKey: keys.list('collectors', filters),
      queryFn: () => listCollectors(context, filters as Asked),
      initialPageParam: null,
    }),
    client.prefetchInfiniteQuery({
      queryKey: keys.list('collectors', { environment: filters.environment, part: 'gaps' }),
      queryFn: () => listGaps(context, { environment: filters.environment }),
      initialPageParam: null,
    }),
    ...(open === undefined
      ? []
      : [
          client.prefetchQuery({
            queryKey: keys.detail('collectors', open),
            queryFn: () => readCollector(context, { id: open }),
          }),
          client.prefetchInfiniteQuery({
            queryKey: keys.list('reports', reports),
            queryFn: () => listReports(context, { collector: open, status: opened.status, limit: 20 }),
            initialPageParam: null,
          }),
        ]),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <CollectorsView
        filters={filters}
        opened={opened}
        environments={environments.items.map(({ id, name }) => ({ id, name }))}
        url={env().url}
      />
    </HydrationBoundary>
  )
}
