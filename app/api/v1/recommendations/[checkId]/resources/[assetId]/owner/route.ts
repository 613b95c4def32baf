import { writeRoute } from '@/lib/http/write-route'
import { assignFailure } from '@/lib/commands/assign-failure'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(assignFailure)
