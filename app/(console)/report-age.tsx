'use client'

import { LiveLine } from '@/components/shell/live-line'
import { Age } from '@/components/ui/time'
import { useLive } from '@/lib/client/live'
import type { Counts } from '@/lib/queries/read-counts'

/** The live line: how old the newest report is, and whether this page still hears from the server. */
export function ReportAge({ counts, away }: { counts: Counts | undefined; away: boolean }) {
  const live = useLive()
  if (away) return <LiveLine state="away">No answer from the server</LiveLine>
  if (!counts) return null
  if (counts.lastReportAt === null) return <LiveLine state="late">No report yet</LiveLine>
  if (live === 'waiting') {
    return (
      <LiveLine state="late">
        <span>
          Reconnecting, last report <Age at={counts.lastReportAt} />
        </span>
      </LiveLine>
    )
  }
  const state = counts.collectorsReporting > 0 ? 'live' : 'late'
  return (
    <LiveLine state={state}>
      <span>
        {state === 'live' ? 'Live, last report ' : 'Last report '}
        <Age at={counts.lastReportAt} />
      </span>
    </LiveLine>
  )
}
