import { readRoute } from '@/lib/http/read-route'
import { listScoreChanges } from '@/lib/queries/list-score-changes'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listScoreChanges)
