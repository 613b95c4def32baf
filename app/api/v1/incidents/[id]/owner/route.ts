import { assignIncident } from '@/lib/commands/assign-incident'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(assignIncident)
