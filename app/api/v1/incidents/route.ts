import { readRoute } from '@/lib/http/read-route'
import { listIncidents } from '@/lib/queries/list-incidents'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listIncidents)
