import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listAssets } from '@/lib/queries/list-assets'
import { readAssetCounts } from '@/lib/queries/read-asset-counts'
import { assetParams } from './search-params'
import { InventoryView } from './view'

export const metadata: Metadata = { title: 'Inventory' }

/** Everything that was found, by kind. */
export default async function InventoryPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, assetParams)
  const { environment } = filters
  const client = makeQueryClient()
  await Promise.all([
    client.prefetchInfiniteQuery({
      queryKey: keys.list('assets', filters),
      // The query refuses values that it does not know.
      queryFn: () => listAssets(context, filters as Parameters<typeof listAssets>[1]),
      initialPageParam: null,
    }),
    client.prefetchQuery({
      queryKey: keys.detail('assets', 'counts', { environment }),
      queryFn: () => readAssetCounts(context, { environment }),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <InventoryView filters={filters} />
    </HydrationBoundary>
  )
}
