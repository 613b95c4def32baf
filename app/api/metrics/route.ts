import { renderMetrics } from '@/lib/http/metrics'
import { requireMetricsAccess } from '@/lib/http/metrics-access'
import { route } from '@/lib/http/route'

export const dynamic = 'force-dynamic'

export const GET = route(async ({ now }, { request }) => {
  await requireMetricsAccess(request.headers, now)
  const { text, contentType } = await renderMetrics(now)
  return new Response(text, { headers: { 'content-type': contentType, 'cache-control': 'no-store' } })
})
