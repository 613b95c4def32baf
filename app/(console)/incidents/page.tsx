import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listIncidents } from '@/lib/queries/list-incidents'
import { incidentParamNames } from './search-params'
import { IncidentsView } from './view'

export const metadata: Metadata = { title: 'Incidents' }

/** Alerts that tell one story: the worst first. */
export default async function IncidentsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const params = await pickSearch(searchParams, incidentParamNames)
  const client = makeQueryClient()
  await client.prefetchInfiniteQuery({
    queryKey: keys.list('incidents', params),
    // The query refuses values that it does not know.
    queryFn: () => listIncidents(context, params as Parameters<typeof listIncidents>[1]),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <IncidentsView params={params} />
    </HydrationBoundary>
  )
}
