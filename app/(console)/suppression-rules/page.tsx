import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { alertKeys } from '@/components/alerts/api'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listEnvironments } from '@/lib/queries/list-environments'
import { listSuppressionRules } from '@/lib/queries/list-suppression-rules'
import { SuppressionRulesView } from './view'

export const metadata: Metadata = { title: 'Suppression rules' }

/** The rules that hide alerts as they arrive. */
export default async function SuppressionRulesPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const { environment } = await pickSearch(searchParams, ['environment'])
  const filters = environment ? { environment } : {}
  const client = makeQueryClient()
  const [environments] = await Promise.all([
    listEnvironments(context, { limit: 200 }),
    client.prefetchInfiniteQuery({
      queryKey: alertKeys.rules(filters),
      queryFn: () => listSuppressionRules(context, filters),
      initialPageParam: null,
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <SuppressionRulesView filters={filters} environments={environments.items.map(({ id, name }) => ({ id, name }))} />
    </HydrationBoundary>
  )
}
