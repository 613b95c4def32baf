import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listEnvironments } from '@/lib/queries/list-environments'
import { listPeople } from '@/lib/queries/list-people'
import { PeopleView } from './view'

export const metadata: Metadata = { title: 'People and roles' }

/** People, their roles, and the one that is open. */
export default async function PeoplePage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const { q, open } = await pickSearch(searchParams, ['q', 'open'])
  const filters = q === undefined ? {} : { q }
  const client = makeQueryClient()
  const [environments] = await Promise.all([
    listEnvironments(context, { limit: 200 }),
    client.prefetchInfiniteQuery({
      queryKey: keys.list('people', filters),
      queryFn: () => listPeople(context, filters),
      initialPageParam: null,
    }),
  ])
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <PeopleView
        filters={filters}
        open={open ?? null}
        environments={environments.items.map(({ id, name }) => ({ id, name }))}
      />
    </HydrationBoundary>
  )
}
