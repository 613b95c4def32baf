import { StackedColumns } from '@/components/charts/stacked-columns'
import { SeverityCounts } from '@/components/mark/severity-mark'
import { formatChange, formatCount } from '@/components/ui/format-count'
import { Region } from '@/components/ui/region'
import type { AlertCounts, OpenAlerts } from '@/lib/model/overview'

const day = 86_400_000
const total = (counts: AlertCounts) => Object.values(counts).reduce((sum, count) => sum + count, 0)

/** Open alerts at the end of each day, and now by severity. */
export function AlertsRegion({ alerts, href }: { alerts: OpenAlerts; href: string }) {
  const open = total(alerts.now)
  const yesterday = alerts.days.at(-2)?.counts
  return (
    <Region
      title="Open alerts"
      note={`${alerts.days.length} days, at the end of each day`}
      link={{ label: `${formatCount(open)} open`, href }}
      className="ov-alerts"
    >
      <div className="alertbox">
        <StackedColumns what="Open alerts" buckets={alerts.days} bucket={day} height={128} labelLast />
        <div className="row between flex-wrap">
          <SeverityCounts counts={alerts.now} />
          {yesterday ? <span className="s muted nowrap">{since(open - total(yesterday))}</span> : null}
        </div>
      </div>
    </Region>
  )
}

const since = (change: number) => (change === 0 ? 'as many as yesterday' : `${formatChange(change, 0)} since yesterday`)
