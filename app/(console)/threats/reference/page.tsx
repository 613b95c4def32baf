import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listAlertTypes } from '@/lib/queries/list-alert-types'
import { referenceFilters } from './search-params'
import { ReferenceView } from './view'

export const metadata: Metadata = { title: 'Alert reference' }

/** Every kind of alert: what it means, when it fires, what to do. */
export default async function ReferencePage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, referenceFilters)
  const { open, environment } = await pickSearch(searchParams, ['open', 'environment'])
  const client = makeQueryClient()
  await client.prefetchInfiniteQuery({
    queryKey: keys.list('alerts', { types: true, ...filters }),
    queryFn: () => listAlertTypes(context, filters as Parameters<typeof listAlertTypes>[1]),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ReferenceView filters={filters} open={open ?? null} environment={environment ?? null} />
    </HydrationBoundary>
  )
}
