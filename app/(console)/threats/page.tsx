import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { alertKeys } from '@/components/alerts/api'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listAlertHistogram } from '@/lib/queries/list-alert-histogram'
import { readTacticsBoard } from '@/lib/queries/read-tactics-board'
import { trendFilters } from './trend-filters'
import { ThreatsView } from './view'

export const metadata: Metadata = { title: 'Threats' }

/** What is going on by tactic and technique, and how it went. */
export default async function ThreatsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, ['environment'])
  const client = makeQueryClient()
  const trend = trendFilters(filters)
  await Promise.all([
    client.prefetchQuery({
      queryKey: keys.detail('alerts', 'tactics', filters),
      queryFn: () => readTacticsBoard(context, filters),
    }),
    client.prefetchQuery({
      queryKey: alertKeys.histogram(trend),
      queryFn: () => listAlertHistogram(context, trend as Parameters<typeof listAlertHistogram>[1]),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ThreatsView filters={filters} />
    </HydrationBoundary>
  )
}
