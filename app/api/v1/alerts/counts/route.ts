import { readRoute } from '@/lib/http/read-route'
import { readAlertCounts } from '@/lib/queries/read-alert-counts'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readAlertCounts)
