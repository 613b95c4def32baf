import { revokePersonalToken } from '@/lib/commands/revoke-personal-token'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(revokePersonalToken)
