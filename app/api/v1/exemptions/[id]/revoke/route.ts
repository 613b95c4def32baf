import { writeRoute } from '@/lib/http/write-route'
import { revokeExemption } from '@/lib/commands/revoke-exemption'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(revokeExemption)
