import { writeRoute } from '@/lib/http/write-route'
import { approveExemption } from '@/lib/commands/approve-exemption'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(approveExemption)
