import { readRoute } from '@/lib/http/read-route'
import { readIncident } from '@/lib/queries/read-incident'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readIncident)
