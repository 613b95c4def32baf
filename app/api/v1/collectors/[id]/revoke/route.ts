import { revokeCollector } from '@/lib/commands/revoke-collector'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'
export const POST = writeRoute(revokeCollector)
