import { readRoute } from '@/lib/http/read-route'
import { listRecommendationResources } from '@/lib/queries/list-recommendation-resources'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listRecommendationResources)
