import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { OperationError } from '@/lib/errors'
import { pageContext } from '@/lib/http/page-context'
import { listFindings } from '@/lib/queries/list-findings'
import { readImage } from '@/lib/queries/read-image'
import { findingFiltersOf, imagePageParams, imageTab } from './search-params'
import { ImageView } from './view'

export const metadata: Metadata = { title: 'Image' }

type PageProps = { params: Promise<{ id: string }>; searchParams: PageSearch }

/** One image: what it is, where it runs, what was found in it. */
export default async function ImagePage({ params, searchParams }: PageProps) {
  const context = await pageContext()
  const { id } = await params
  const state = await pickSearch(searchParams, imagePageParams)
  const client = makeQueryClient()
  try {
    client.setQueryData(keys.detail('images', id), await readImage(context, { id }))
  } catch (error) {
    if (error instanceof OperationError && (error.code === 'not-found' || error.code === 'invalid')) notFound()
    throw error
  }
  const filters = findingFiltersOf(id, state)
  const tab = imageTab(state.tab)
  if (tab !== 'packages' && tab !== 'history') {
    await client.prefetchInfiniteQuery({
      queryKey: keys.list('findings', filters),
      queryFn: () => listFindings(context, filters as Parameters<typeof listFindings>[1]),
      initialPageParam: null,
    })
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ImageView id={id} state={state} />
    </HydrationBoundary>
  )
}
