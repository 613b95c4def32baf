import { readRoute } from '@/lib/http/read-route'
import { listRecommendations } from '@/lib/queries/list-recommendations'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listRecommendations)
