import { replayDelivery } from '@/lib/commands/replay-delivery'
import { writeRoute } from '@/lib/http/write-route'

export const dynamic = 'force-dynamic'

export const POST = writeRoute(replayDelivery, 202)
