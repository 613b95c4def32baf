import { Text, View } from '@react-pdf/renderer'
import { alertSeverities } from '@/lib/model/alert'
import { AlertColumns } from './alert-columns'
import { ageBefore, fullTime } from './dates'
import type { PostureAlerts } from './data'
import { counted } from './figures'
import { Nothing, Section } from './section'
import { SeverityCounts } from './severity-counts'
import { SeverityMark } from './severity-mark'
import { style } from './style'
import { Cut, Table } from './table'

const columns = [
  { head: 'Severity', width: 46 },
  { head: 'Alert' },
  { head: 'Where', width: 138 },
  { head: 'Raised', width: 122 },
  { head: 'Age', width: 40, figure: true },
]

/** Open alerts by severity, how many came in per day, and the ones to read first. */
export function AlertsSection({ alerts, now, family }: { alerts: PostureAlerts; now: string; family: string }) {
  const open = alertSeverities.map((severity) => ({ severity, value: alerts.open[severity] }))
  const total = open.reduce((sum, { value }) => sum + value, 0)
  const raised = alerts.raised14d.some(({ counts }) => alertSeverities.some((severity) => counts[severity] > 0))
  return (
    <Section title="Alerts" room={60} meta={total > 0 ? `${counted(total, 'alert')} open` : undefined}>
      {total > 0 ? <SeverityCounts counts={open} /> : <Nothing>No alert is open.</Nothing>}
      <Text style={[style.medium, { marginTop: 6, marginBottom: 2 }]} minPresenceAhead={raised ? 106 : 20}>
        Raised per day, the last 14 days, the worst at the foot
      </Text>
      {raised ? (
        <View wrap={false}>
          <AlertColumns days={alerts.raised14d} family={family} />
        </View>
      ) : (
        <Nothing>
          {alerts.raised14d.length > 0
            ? 'No alert was raised in this time.'
            : 'How many alerts were raised per day is not known yet.'}
        </Nothing>
      )}
      {alerts.worst.length > 0 && (
        <>
          <Text style={[style.medium, { marginTop: 10, marginBottom: 4 }]} minPresenceAhead={60}>
            Read these first
          </Text>
          <Table
            columns={columns}
            rows={alerts.worst.map((alert, index) => ({
              key: `${index}`,
              cells: [
                <SeverityMark key="mark" severity={alert.severity} size={12} />,
                <Cut key="name" lines={2}>
                  {alert.name}
                </Cut>,
                <View key="where">
                  <Cut>{alert.resource}</Cut>
                  <Text style={[style.faint, style.small, { maxLines: 1, textOverflow: 'ellipsis' }]}>
                    {alert.environment}
                  </Text>
                </View>,
                fullTime(alert.raisedAt),
                ageBefore(alert.raisedAt, now) ?? '–',
              ],
            }))}
          />
        </>
      )}
    </Section>
  )
}
