import { readRoute } from '@/lib/http/read-route'
import { listAuditEvents } from '@/lib/queries/list-audit-events'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listAuditEvents)
