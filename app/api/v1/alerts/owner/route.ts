import { writeRoute } from '@/lib/http/write-route'
import { assignAlerts } from '@/lib/commands/assign-alerts'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(assignAlerts, ({ job }) => (job ? 202 : 200))
