import { route } from '@/lib/http/route'
import { acceptReport } from '@/lib/ingest/accept'
import { waitForReport } from '@/lib/ingest/wait'

export const dynamic = 'force-dynamic'

export const POST = route(async (context, { request, url, params }) => {
  const report = await acceptReport(context.actor, params.format ?? '', request, context.now, params.cluster)
  const seconds = Math.min(60, Math.max(0, Number(url.searchParams.get('wait') ?? 0) || 0))
  const done = seconds > 0 ? await waitForReport(report, seconds) : null
  return Response.json(
    { report: done ?? report },
    { status: done ? 200 : 202, headers: { 'cache-control': 'no-store' } },
  )
})
