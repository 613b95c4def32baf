import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound, redirect } from 'next/navigation'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { OperationError } from '@/lib/errors'
import { pageContext } from '@/lib/http/page-context'
import { readIncident } from '@/lib/queries/read-incident'
import { IncidentView } from './view'

export const metadata: Metadata = { title: 'Incident' }

/** One incident with its story. */
export default async function IncidentPage({
  params,
  searchParams,
}: {
  params: Promise<{ id: string }>
  searchParams: PageSearch
}) {
  const context = await pageContext()
  const { id } = await params
  const { environment } = await pickSearch(searchParams, ['environment'])
  const client = makeQueryClient()
  const incident = await readIncident(context, { id }).catch((error: unknown) => {
    if (error instanceof OperationError && (error.code === 'not-found' || error.code === 'invalid')) notFound()
    throw error
  })
  if (incident.id !== id) redirect(`/incidents/${incident.id}`)
  client.setQueryData(keys.detail('incidents', id), incident)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <IncidentView id={id} environment={environment ?? null} />
    </HydrationBoundary>
  )
}
