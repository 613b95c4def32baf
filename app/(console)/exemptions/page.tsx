import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listExemptions } from '@/lib/queries/list-exemptions'
import { knownFilters } from './search-params'
import { ExemptionsView } from './view'

export const metadata: Metadata = { title: 'Exemptions' }

/** Exemptions by state, and the one that is open. */
export default async function ExemptionsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const { open, ...given } = await pickSearch(searchParams, ['environment', 'state', 'open'])
  const filters = knownFilters(given)
  const client = makeQueryClient()
  await client.prefetchInfiniteQuery({
    queryKey: keys.list('exemptions', filters),
    queryFn: () => listExemptions(context, filters),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ExemptionsView filters={filters} open={open ?? null} />
    </HydrationBoundary>
  )
}
