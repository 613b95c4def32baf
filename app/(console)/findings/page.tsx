import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listFindings } from '@/lib/queries/list-findings'
import { readFindingCounts } from '@/lib/queries/read-finding-counts'
import { findingParams } from './search-params'
import { FindingsView } from './view'

export const metadata: Metadata = { title: 'Findings' }

/** Everything that scanners found, of all kinds. */
export default async function FindingsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, findingParams)
  const { open } = await pickSearch(searchParams, ['open'])
  const { environment } = filters
  const client = makeQueryClient()
  await Promise.all([
    client.prefetchInfiniteQuery({
      queryKey: keys.list('findings', filters),
      // The query refuses values that it does not know.
      queryFn: () => listFindings(context, filters as Parameters<typeof listFindings>[1]),
      initialPageParam: null,
    }),
    client.prefetchQuery({
      queryKey: keys.detail('findings', 'counts', { environment }),
      queryFn: () => readFindingCounts(context, { environment }),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <FindingsView filters={filters} open={open} />
    </HydrationBoundary>
  )
}
