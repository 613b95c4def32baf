import { readRoute } from '@/lib/http/read-route'
import { listGaps } from '@/lib/queries/list-gaps'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listGaps)
