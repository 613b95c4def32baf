import type { AlertSeverity } from '@/lib/model/alert'
import type { NewsKind, Rhythm } from '@/lib/model/notification'

/** Who makes all of it, as an admin would. */
export const notifier = 'ines.aalto@harbourline.example'

/** The company's receivers: the SIEM is not connected yet, so its channel is off; there is no mail server in a demo. */
export const demoChannels = [
  { name: 'SIEM', kind: 'webhook', url: 'https://siem.harbourline.example/hooks/plimsoll', enabled: false },
  { name: 'On call', kind: 'email', addresses: ['oncall@harbourline.example'], enabled: true },
] as const

const alerts: NewsKind[] = ['alert-raised', 'alert-reopened', 'severity-raised', 'incident-opened']
const silence: NewsKind[] = ['collector-silent', 'exemption-expiring']

/** `channel` names one of the above; null: people by role. */
export type DemoNotificationRule = {
  name: string
  kinds: readonly NewsKind[]
  severity: AlertSeverity
  rhythm: Rhythm
  channel: string | null
}

/** What is told to whom about alerts. */
export const rulesOfAlerts: readonly DemoNotificationRule[] = [
  { name: 'Critical to the SIEM', kinds: alerts, severity: 'critical', rhythm: 'immediately', channel: 'SIEM' },
  { name: 'Morning digest', kinds: alerts, severity: 'high', rhythm: 'daily', channel: null },
]
/** And about what nobody reports. */
export const rulesOfSilence: readonly DemoNotificationRule[] = [
  { name: 'Silence and ends', kinds: silence, severity: 'low', rhythm: 'immediately', channel: 'On call' },
]
