import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listCheckSettings } from '@/lib/queries/list-check-settings'
import { listEnvironments } from '@/lib/queries/list-environments'
import { exclusionsKey } from './queries'
import { EnvironmentsView } from './view'

export const metadata: Metadata = { title: 'Environments' }

/** Environments with their plans. */
export default async function EnvironmentsPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const { environment } = await pickSearch(searchParams, ['environment'])
  const client = makeQueryClient()
  await Promise.all([
    client.prefetchInfiniteQuery({
      queryKey: keys.list('environments', {}),
      queryFn: () => listEnvironments(context, {}),
      initialPageParam: null,
    }),
    client.prefetchQuery({
      queryKey: exclusionsKey,
      queryFn: () => listCheckSettings(context, { limit: 200 }),
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EnvironmentsView environment={environment ?? null} />
    </HydrationBoundary>
  )
}
