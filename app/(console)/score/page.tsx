import { HydrationBoundary, dehydrate } from '@tanstack/react-query'
import type { Metadata } from 'next'
import { keys } from '@/lib/client/keys'
import { makeQueryClient } from '@/lib/client/query-client'
import { pageContext } from '@/lib/http/page-context'
import { readScorePeriod } from '@/lib/queries/read-score-period'
import type { PageParams } from '../overview/search-params'
import { periodFilters, readScoreState } from './search-params'
import { ScoreView } from './view'

export const metadata: Metadata = { title: 'Secure score' }

export default async function ScorePage({ searchParams }: { searchParams: Promise<PageParams> }) {
  const context = await pageContext()
  const state = readScoreState(await searchParams)
  const client = makeQueryClient()
  const filters = periodFilters(state, context.now.toISOString())
  await client.prefetchQuery({
    queryKey: keys.detail('score', 'period', filters),
    queryFn: () => readScorePeriod(context, filters),
  })
  return (
    <HydrationBoundary state={dehydrate(client)}>
      <ScoreView state={state} now={context.now.toISOString()} />
    </HydrationBoundary>
  )
}
