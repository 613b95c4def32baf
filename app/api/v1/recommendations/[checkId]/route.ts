import { readRoute } from '@/lib/http/read-route'
import { readRecommendation } from '@/lib/queries/read-recommendation'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readRecommendation)
