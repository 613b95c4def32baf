import { readRoute } from '@/lib/http/read-route'
import { listAlerts } from '@/lib/queries/list-alerts'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listAlerts)
