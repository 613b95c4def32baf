import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { alertKeys, pageSize } from '@/components/alerts/api'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listAlertHistogram } from '@/lib/queries/list-alert-histogram'
import { listAlerts } from '@/lib/queries/list-alerts'
import { readAlert } from '@/lib/queries/read-alert'
import { readAlertCounts } from '@/lib/queries/read-alert-counts'
import { alertParamNames, filtersOf, unsorted } from './search-params'
import { AlertsView } from './view'

export const metadata: Metadata = { title: 'Alerts' }

/** The queue of alerts: filters, order and the open alert are the URL's. */
export default async function AlertsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const params = await pickSearch(searchParams, alertParamNames)
  const filters = filtersOf(params)
  const { environment } = filters
  const client = makeQueryClient()
  await Promise.all([
    client.prefetchInfiniteQuery({
      queryKey: alertKeys.list(filters),
      // The query refuses values that it does not know.
      queryFn: () => listAlerts(context, { ...filters, limit: pageSize } as Parameters<typeof listAlerts>[1]),
      initialPageParam: null,
    }),
    client.prefetchQuery({
      queryKey: alertKeys.counts(environment),
      queryFn: () => readAlertCounts(context, { environment }),
    }),
    client.prefetchQuery({
      queryKey: alertKeys.histogram(unsorted(filters)),
      queryFn: () => listAlertHistogram(context, unsorted(filters) as Parameters<typeof listAlertHistogram>[1]),
    }),
    ...(params.open === undefined
      ? []
      : [
          client.prefetchQuery({
            queryKey: alertKeys.detail(params.open),
            queryFn: () => readAlert(context, { id: params.open ?? '' }),
          }),
        ]),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AlertsView params={params} />
    </HydrationBoundary>
  )
}
