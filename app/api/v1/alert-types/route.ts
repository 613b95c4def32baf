import { readRoute } from '@/lib/http/read-route'
import { listAlertTypes } from '@/lib/queries/list-alert-types'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listAlertTypes)
