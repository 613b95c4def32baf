import { undoAlertStatus } from '@/lib/commands/undo-alert-status'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(undoAlertStatus)
