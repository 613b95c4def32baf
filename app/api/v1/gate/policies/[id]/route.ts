import { updateGatePolicy } from '@/lib/commands/update-gate-policy'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const PATCH = writeRoute(updateGatePolicy)
