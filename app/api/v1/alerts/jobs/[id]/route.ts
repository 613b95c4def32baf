import { readRoute } from '@/lib/http/read-route'
import { readAlertJob } from '@/lib/queries/read-alert-job'

export const dynamic = 'force-dynamic'

export const GET = readRoute(readAlertJob)
