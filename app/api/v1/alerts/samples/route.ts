import { clearSampleAlerts } from '@/lib/commands/clear-sample-alerts'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const DELETE = writeRoute(clearSampleAlerts)
