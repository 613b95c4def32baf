import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listGatePolicies } from '@/lib/queries/list-gate-policies'
import { GatePolicyView } from './view'

export const metadata: Metadata = { title: 'Gate policy' }

/** The rules of the gate in each environment. */
export default async function GatePolicyPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, ['environment'])
  const client = makeQueryClient()
  await client.prefetchInfiniteQuery({
    queryKey: keys.list('gate', { policies: true, ...filters }),
    queryFn: () => listGatePolicies(context, filters),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <GatePolicyView filters={filters} />
    </HydrationBoundary>
  )
}
