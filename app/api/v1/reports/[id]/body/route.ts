import { openReportBody } from '@/lib/commands/open-report-body'
import { bodyResponse } from '@/lib/http/body-response'
import { route } from '@/lib/http/route'

export const dynamic = 'force-dynamic'

/** The body of a report as it came: the first 64 KiB as JSON, or all of it as a file with `?download=true`. */
export const GET = route(async (context, { url, params }) => {
  const body = await openReportBody(context, { id: params.id ?? '' })
  return bodyResponse(body, url.searchParams.get('download') === 'true')
})
