import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listGaps } from '@/lib/queries/list-gaps'
import { GapsView } from './view'

export const metadata: Metadata = { title: 'Gaps' }

/** What is not watched. */
export default async function GapsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, ['environment'])
  const client = makeQueryClient()
  await client.prefetchInfiniteQuery({
    queryKey: keys.list('collectors', { ...filters, part: 'gaps' }),
    queryFn: () => listGaps(context, filters),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <GapsView filters={filters} />
    </HydrationBoundary>
  )
}
