import { setIncidentStatus } from '@/lib/commands/set-incident-status'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(setIncidentStatus)
