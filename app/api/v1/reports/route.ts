import { readRoute } from '@/lib/http/read-route'
import { listReports } from '@/lib/queries/list-reports'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listReports)
