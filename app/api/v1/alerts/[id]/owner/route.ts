import { writeRoute } from '@/lib/http/write-route'
import { assignAlert } from '@/lib/commands/assign-alert'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(assignAlert)
