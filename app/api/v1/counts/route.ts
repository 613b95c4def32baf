import { readRoute } from '@/lib/http/read-route'
import { readCounts } from '@/lib/queries/read-counts'

export const dynamic = 'force-dynamic'
export const GET = readRoute(readCounts)
