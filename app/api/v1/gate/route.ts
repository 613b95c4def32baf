import { route } from '@/lib/http/route'
import { askGate } from '@/lib/ingest/ask-gate'

export const dynamic = 'force-dynamic'

export const POST = route(async (context, { request, url }) =>
  Response.json(await askGate(context.actor, request, url, context.now), { headers: { 'cache-control': 'no-store' } }),
)
