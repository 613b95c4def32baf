import { readRoute } from '@/lib/http/read-route'
import { readRecommendationResource } from '@/lib/queries/read-recommendation-resource'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readRecommendationResource)
