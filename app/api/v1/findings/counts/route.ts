import { readRoute } from '@/lib/http/read-route'
import { readFindingCounts } from '@/lib/queries/read-finding-counts'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readFindingCounts)
