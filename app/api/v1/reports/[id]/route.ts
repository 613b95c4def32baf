import { readRoute } from '@/lib/http/read-route'
import { readReport } from '@/lib/queries/read-report'

export const dynamic = 'force-dynamic'
export const GET = readRoute(readReport)
