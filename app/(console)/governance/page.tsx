import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listEnvironments } from '@/lib/queries/list-environments'
import { listGovernanceRules } from '@/lib/queries/list-governance-rules'
import { GovernanceView } from './view'

export const metadata: Metadata = { title: 'Owners and due dates' }

/** The rules of who mends what, and until when. */
export default async function GovernancePage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const { environment } = await pickSearch(searchParams, ['environment'])
  const filters = environment ? { environment } : {}
  const client = makeQueryClient()
  const [environments] = await Promise.all([
    listEnvironments(context, { limit: 200 }),
    client.prefetchInfiniteQuery({
      queryKey: keys.list('governance', filters),
      queryFn: () => listGovernanceRules(context, filters),
      initialPageParam: null,
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <GovernanceView filters={filters} environments={environments.items.map(({ id, name }) => ({ id, name }))} />
    </HydrationBoundary>
  )
}
