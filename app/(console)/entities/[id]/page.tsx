import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { OperationError } from '@/lib/errors'
import { pageContext } from '@/lib/http/page-context'
import { listEntityTimeline } from '@/lib/queries/list-entity-timeline'
import { readEntity } from '@/lib/queries/read-entity'
import { entryFilter, timelineKey } from './search-params'
import { EntityView } from './view'

export const metadata: Metadata = { title: 'Entity' }

/** One entity of alerts with all that happened to it. */
export default async function EntityPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: PageSearch
}) {
  const context = await pageContext()
  const { id } = await params
  const { environment, show } = await pickSearch(searchParams, ['environment', 'show'])
  const client = makeQueryClient()
  const entity = await readEntity(context, { id }).catch((error: unknown) => {
    if (error instanceof OperationError && (error.code === 'not-found' || error.code === 'invalid')) notFound()
    throw error
  })
  client.setQueryData(keys.detail('alerts', id, { part: 'entity' }), entity)
  const shown = entryFilter(show)
  await client.prefetchInfiniteQuery({
    queryKey: timelineKey(id, shown),
    queryFn: () => listEntityTimeline(context, { id, ...shown }),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <EntityView id={id} environment={environment} show={show} />
    </HydrationBoundary>
  )
}
