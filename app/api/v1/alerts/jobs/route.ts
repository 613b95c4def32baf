import { readRoute } from '@/lib/http/read-route'
import { listAlertJobs } from '@/lib/queries/list-alert-jobs'

export const dynamic = 'force-dynamic'

export const GET = readRoute(listAlertJobs)
