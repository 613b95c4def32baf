import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { pageContext } from '@/lib/http/page-context'
import { listVulnerabilities } from '@/lib/queries/list-vulnerabilities'
import { vulnerabilityParams } from './search-params'
import { VulnerabilitiesView } from './view'

export const metadata: Metadata = { title: 'Vulnerabilities' }

/** Vulnerabilities by id, the most urgent first. */
export default async function VulnerabilitiesPage({ searchParams }: { searchParams: PageSearch }) {
  const context = await pageContext()
  const filters = await pickSearch(searchParams, vulnerabilityParams)
  const client = makeQueryClient()
  await client.prefetchInfiniteQuery({
    queryKey: keys.list('vulnerabilities', filters),
    // The query refuses values that it does not know.
    queryFn: () => listVulnerabilities(context, filters as Parameters<typeof listVulnerabilities>[1]),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <VulnerabilitiesView filters={filters} />
    </HydrationBoundary>
  )
}
