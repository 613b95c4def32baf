import { readRoute } from '@/lib/http/read-route'
import { readOverview } from '@/lib/queries/read-overview'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readOverview)
