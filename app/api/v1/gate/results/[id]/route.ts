import { readRoute } from '@/lib/http/read-route'
import { readGateResult } from '@/lib/queries/list-gate-results'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readGateResult)
