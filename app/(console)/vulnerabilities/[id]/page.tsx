import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pickSearch, type PageSearch } from '@/lib/client/search-params'
import { OperationError } from '@/lib/errors'
import { pageContext } from '@/lib/http/page-context'
import { listAffectedAssets } from '@/lib/queries/list-affected-assets'
import { readVulnerability } from '@/lib/queries/read-vulnerability'
import { VulnerabilityView } from './view'

type PageProps = { params: Promise<{ id: string }>; searchParams: PageSearch }

export async function generateMetadata({ params }: PageProps): Promise<Metadata> {
  return { title: decodeURIComponent((await params).id).slice(0, 100) }
}

/** One vulnerability: what is known of it and what it affects here. */
export default async function VulnerabilityPage({ params, searchParams }: PageProps) {
  const context = await pageContext()
  const id = decodeURIComponent((await params).id)
  const { environment } = await pickSearch(searchParams, ['environment'])
  const client = makeQueryClient()
  try {
    client.setQueryData(
      keys.detail('vulnerabilities', id, { environment }),
      await readVulnerability(context, { id, environment }),
    )
  } catch (error) {
    if (error instanceof OperationError && (error.code === 'not-found' || error.code === 'invalid')) notFound()
    throw error
  }
  await client.prefetchInfiniteQuery({
    queryKey: keys.detail('vulnerabilities', id, { environment, part: 'assets' }),
    queryFn: () => listAffectedAssets(context, { id, environment }),
    initialPageParam: null,
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <VulnerabilityView id={id} environment={environment} />
    </HydrationBoundary>
  )
}
