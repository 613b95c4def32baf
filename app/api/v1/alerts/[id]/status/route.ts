import { writeRoute } from '@/lib/http/write-route'
import { setAlertStatus } from '@/lib/commands/set-alert-status'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(setAlertStatus)
