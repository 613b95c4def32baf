import { readRoute } from '@/lib/http/read-route'
import { listGateResults } from '@/lib/queries/list-gate-results'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listGateResults)
