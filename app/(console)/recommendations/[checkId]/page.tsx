import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { checkById } from '@/lib/assess/catalogue'
import { pageContext } from '@/lib/http/page-context'
import type { PageParams } from '../../overview/search-params'
import { prefetchRecommendations } from '../prefetch'
import { readRecommendationState } from '../search-params'
import { RecommendationsView } from '../view'

type Props = { params: Promise<{ checkId: string }>; searchParams: Promise<PageParams> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: checkById(decodeURIComponent((await params).checkId))?.name ?? 'Recommendation' }
}

export default async function RecommendationPage({ params, searchParams }: Props) {
  const context = await pageContext()
  const checkId = decodeURIComponent((await params).checkId)
  if (!checkById(checkId)) notFound()
  const state = readRecommendationState(await searchParams)
  const client = await prefetchRecommendations(context, state, checkId)
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <RecommendationsView state={state} open={checkId} />
    </HydrationBoundary>
  )
}
