import { readRoute } from '@/lib/http/read-route'
import { readAlert } from '@/lib/queries/read-alert'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readAlert)
