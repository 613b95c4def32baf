import type { Context } from '@/lib/operation'
import { makeQueryClient } from '@/lib/client/query-client'
import { listCheckSettings } from '@/lib/queries/list-check-settings'
import { listControls } from '@/lib/queries/list-controls'
import { listRecommendationResources } from '@/lib/queries/list-recommendation-resources'
import { listRecommendations } from '@/lib/queries/list-recommendations'
import { readRecommendation } from '@/lib/queries/read-recommendation'
import { readRecommendationResource } from '@/lib/queries/read-recommendation-resource'
import { readScore } from '@/lib/queries/read-score'
import { recommendationKeys } from './queries'
import { listFilters, resourceFilters, type RecommendationState } from './search-params'

/** The cache of the page, filled in process: the list, and with `checkId` the recommendation beside it. */
export async function prefetchRecommendations(context: Context, state: RecommendationState, checkId: string | null) {
  const client = makeQueryClient()
  const { environment } = state
  const reads = [
    client.prefetchQuery({
      queryKey: recommendationKeys.list(state),
      queryFn: () => listRecommendations(context, { ...listFilters(state), limit: 200 }),
    }),
    client.prefetchQuery({
      queryKey: recommendationKeys.controls(environment),
      queryFn: () => listControls(context, { environment }),
    }),
    client.prefetchQuery({
      queryKey: recommendationKeys.score(environment),
      queryFn: () => readScore(context, { environment }),
    }),
  ]
  if (checkId !== null) {
    reads.push(
      client.prefetchQuery({
        queryKey: recommendationKeys.one(checkId, environment),
        queryFn: () => readRecommendation(context, { checkId, environment }),
      }),
      client.prefetchQuery({
        queryKey: recommendationKeys.settings(checkId, environment),
        queryFn: () => listCheckSettings(context, { check: checkId, environment }),
      }),
      client.prefetchInfiniteQuery({
        queryKey: recommendationKeys.resources(checkId, state),
        queryFn: () => listRecommendationResources(context, { checkId, ...resourceFilters(state) }),
        initialPageParam: null,
      }),
    )
    const { resource } = state
    if (resource !== undefined) {
      reads.push(
        client.prefetchQuery({
          queryKey: recommendationKeys.fix(checkId, resource),
          queryFn: () => readRecommendationResource(context, { checkId, assetId: resource }),
        }),
      )
    }
  }
  await Promise.all(reads)
  return client
}
