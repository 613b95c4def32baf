import { jsonInput, route } from '@/lib/http/route'
import { acceptHeartbeat } from '@/lib/ingest/heartbeat'

export const dynamic = 'force-dynamic'

export const POST = route(async (context, { request }) =>
  acceptHeartbeat(context.actor, await jsonInput(request), context.now),
)
