import { readRoute } from '@/lib/http/read-route'
import { listGatePolicies } from '@/lib/queries/list-gate-policies'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listGatePolicies)
