import { readRoute } from '@/lib/http/read-route'
import { listAlertHistogram } from '@/lib/queries/list-alert-histogram'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listAlertHistogram)
