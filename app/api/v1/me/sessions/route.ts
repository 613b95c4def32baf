import { readRoute } from '@/lib/http/read-route'
import { listSessions } from '@/lib/queries/list-sessions'

export const dynamic = 'force-dynamic'
export const GET = readRoute(listSessions)
