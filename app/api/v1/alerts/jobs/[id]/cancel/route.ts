import { cancelAlertJob } from '@/lib/commands/cancel-alert-job'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(cancelAlertJob)
