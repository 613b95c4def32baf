import { writeRoute } from '@/lib/http/write-route'
import { setAlertsStatus } from '@/lib/commands/set-alerts-status'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(setAlertsStatus, ({ job }) => (job ? 202 : 200))
