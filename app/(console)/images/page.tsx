import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listImages } from '@/lib/queries/list-images'
import { imageParams } from './search-params'
import { ImagesView } from './view'

export const metadata: Metadata = { title: 'Images' }

/** Images, the worst first. */
export default async function ImagesPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, imageParams)
  const client = makeQueryClient()
  await client.prefetchInfiniteQuery({
    queryKey: keys.list('images', filters),
    // The query refuses values that it does not know.
    queryFn: () => listImages(context, filters as Parameters<typeof listImages>[1]),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ImagesView filters={filters} />
    </HydrationBoundary>
  )
}
