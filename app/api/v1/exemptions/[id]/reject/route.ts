import { writeRoute } from '@/lib/http/write-route'
import { rejectExemption } from '@/lib/commands/reject-exemption'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(rejectExemption)
