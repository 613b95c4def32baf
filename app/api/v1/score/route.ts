import { readRoute } from '@/lib/http/read-route'
import { readScore } from '@/lib/queries/read-score'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readScore)
