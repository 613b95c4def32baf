import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listGateResults } from '@/lib/queries/list-gate-results'
import { gateFilters } from './search-params'
import { GateView } from './view'

export const metadata: Metadata = { title: 'Gate' }

/** What pipelines asked, and what they were answered. */
export default async function GatePage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, gateFilters)
  const { open } = await pickSearch(searchParams, ['open'])
  const client = makeQueryClient()
  await client.prefetchInfiniteQuery({
    queryKey: keys.list('gate', filters),
    queryFn: () => listGateResults(context, filters as Parameters<typeof listGateResults>[1]),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <GateView filters={filters} open={open ?? null} />
    </HydrationBoundary>
  )
}
