import { readRoute } from '@/lib/http/read-route'
import { readScorePeriod } from '@/lib/queries/read-score-period'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readScorePeriod)
