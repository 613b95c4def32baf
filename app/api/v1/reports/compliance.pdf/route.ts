import { route, searchInput } from '@/lib/http/route'
import { readComplianceReport } from '@/lib/queries/read-compliance-report'
import { renderCompliancePdf } from '@/lib/reports/compliance/render'

export const dynamic = 'force-dynamic'

/** The report of one standard as a file to hand on. */
export const GET = route(async (context, { url }) => {
  const input = searchInput(url)
  // The schema of the query parses what it is given, so the cast promises nothing that is not checked.
  const report = await readComplianceReport(context, input as { standard: string })
  const pdf = await renderCompliancePdf(report)
  const name = `plimsoll-${report.standard.id}-${context.now.toISOString().slice(0, 10)}.pdf`
  return new Response(new Uint8Array(pdf), {
    headers: {
      'content-type': 'application/pdf',
      'content-disposition': `attachment; filename="${name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'x-request-id': context.origin.requestId ?? '',
    },
  })
})
