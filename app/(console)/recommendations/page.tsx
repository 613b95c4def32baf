import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { pageContext } from '@/lib/http/page-context'
import type { PageParams } from '../overview/search-params'
import { prefetchRecommendations } from './prefetch'
import { readRecommendationState } from './search-params'
import { RecommendationsView } from './view'

export const metadata: Metadata = { title: 'Recommendations' }

export default async function RecommendationsPage({ searchParams }: { searchParams: Promise<PageParams> }) {
  const context = await pageContext()
  const state = readRecommendationState(await searchParams)
  const client = await prefetchRecommendations(context, state, null)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RecommendationsView state={state} open={null} />
    </HydrationBoundary>
  )
}
