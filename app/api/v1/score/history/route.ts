import { readRoute } from '@/lib/http/read-route'
import { listScoreHistory } from '@/lib/queries/list-score-history'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listScoreHistory)
