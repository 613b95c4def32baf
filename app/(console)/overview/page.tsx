import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pageContext } from '@/lib/http/page-context'
import { readOverview } from '@/lib/queries/read-overview'
import { readOverviewFilters, type PageParams } from './search-params'
import { OverviewView } from './view'

export const metadata: Metadata = { title: 'Overview' }

export default async function OverviewPage({ searchParams }: { searchParams: Promise<PageParams> }) {
  const context = await pageContext()
  const filters = readOverviewFilters(await searchParams)
  const client = makeQueryClient()
  await client.prefetchQuery({
    queryKey: keys.list('overview', filters),
    queryFn: () => readOverview(context, filters),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <OverviewView filters={filters} now={context.now.toISOString()} />
    </HydrationBoundary>
  )
}
