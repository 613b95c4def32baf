import { readRoute } from '@/lib/http/read-route'
import { listAudit } from '@/lib/queries/list-audit'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listAudit)
