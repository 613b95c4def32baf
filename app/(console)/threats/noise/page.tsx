import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listNoise } from '@/lib/queries/list-noise'
import { NoiseView } from './view'

export const metadata: Metadata = { title: 'Noise' }

/** Which kinds of alerts are raised and dismissed most. */
export default async function NoisePage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, ['environment'])
  const client = makeQueryClient()
  await client.prefetchInfiniteQuery({
    queryKey: keys.list('alerts', { noise: true, ...filters }),
    queryFn: () => listNoise(context, filters),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <NoiseView filters={filters} />
    </HydrationBoundary>
  )
}
