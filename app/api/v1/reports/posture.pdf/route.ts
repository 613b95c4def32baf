import { route, searchInput } from '@/lib/http/route'
import { readPostureReport } from '@/lib/queries/read-posture-report'
import { renderPosturePdf } from '@/lib/reports/posture/render'

export const dynamic = 'force-dynamic'

/** The posture report as a file to hand on. */
export const GET = route(async (context, { url }) => {
  const report = await readPostureReport(context, searchInput(url))
  const pdf = await renderPosturePdf(report)
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="plimsoll-posture-${context.now.toISOString().slice(0, 10)}.pdf"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': context.origin.requestId ?? '',
    },
  })
})
