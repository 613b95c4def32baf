import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { alertKeys } from '@/components/alerts/api'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { OperationError } from '@/lib/errors'
import { pageContext } from '@/lib/http/page-context'
import { readAlert } from '@/lib/queries/read-alert'
import { AlertView } from './view'

export const metadata: Metadata = { title: 'Alert' }

/** One alert on a page of its own: what a link leads to. */
export default async function AlertPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: PageSearch
}) {
  const context = await pageContext()
  const { id } = await params
  const { tab, environment } = await pickSearch(searchParams, ['tab', 'environment'])
  const client = makeQueryClient()
  try {
    client.setQueryData(alertKeys.detail(id), await readAlert(context, { id }))
  } catch (error) {
    if (error instanceof OperationError && (error.code === 'not-found' || error.code === 'invalid')) notFound()
    throw error
  }
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <AlertView id={id} tab={tab} environment={environment ?? null} />
    </HydrationBoundary>
  )
}
