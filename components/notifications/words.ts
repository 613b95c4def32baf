import type { AlertSeverity } from '@/lib/model/alert'
import type { ChannelKind, DeliveryState, NewsKind } from '@/lib/model/notification'
import type { DeliveryItem, RuleItem } from '@/lib/model/notification-items'
import { severityNames } from '../mark/severity-name'

export const channelKindNames = {
  webhook: 'Web hook',
  slack: 'Slack',
  teams: 'Teams',
  email: 'E-mail',
} as const satisfies Record<ChannelKind, string>

export const newsNames = {
  'alert-raised': 'Alert raised',
  'alert-reopened': 'Alert reopened',
  'severity-raised': 'Severity raised',
  'incident-opened': 'Incident opened',
  'exemption-expiring': 'Exemption ends within a week',
  'collector-silent': 'Collector silent, evidence old',
} as const satisfies Record<NewsKind, string>

export const messageNames = { ...newsNames, digest: 'Digest', test: 'Test' } as const

export const stateNames = {
  waiting: 'Waiting',
  sending: 'Being sent',
  delivered: 'Delivered',
  dead: 'Dead',
  skipped: 'Not sent',
} as const satisfies Record<DeliveryState, string>

export const roleRecipients = {
  security_admin: 'Security admins there, by e-mail',
  security_reader: 'Everybody who reads there, by e-mail',
} as const

/** What a rule is about, in one line. */
export function ruleWords(rule: RuleItem): string {
  const alerts = rule.kinds.some((kind) => kind !== 'exemption-expiring' && kind !== 'collector-silent')
  return [
    rule.kinds.map((kind) => newsNames[kind]).join(', '),
    ...(alerts ? [rule.severity === 'critical' ? 'Critical' : `${severityNames[rule.severity]} and above`] : []),
    ...(rule.tactics.length > 0 ? [rule.tactics.join(', ')] : []),
    ...(rule.types.length > 0 ? [rule.types.join(', ')] : []),
  ].join(' · ')
}

/** Where a rule listens. */
export function placeWords(rule: RuleItem): string {
  if (rule.allEnvironments) return 'All environments'
  const names = rule.environments.map((one) => one.name).join(', ')
  return rule.otherEnvironments > 0 ? `${names} and ${rule.otherEnvironments} more` : names
}

/** When a rule speaks. */
export function rhythmWords({ rhythm, hour, timeZone }: RuleItem): string {
  if (rhythm === 'immediately') return 'At once'
  return rhythm === 'hourly' ? 'Hourly digest' : `Daily at ${hour}:00 ${timeZone}`
}

/** The limits of a rule in a line; null when there is none. */
export function capWords(caps: RuleItem['caps']): string | null {
  const order: AlertSeverity[] = ['critical', 'high', 'medium', 'low', 'informational']
  const parts = order.flatMap((severity) =>
    caps[severity] === null ? [] : [`${severityNames[severity]} ${caps[severity]}`],
  )
  return parts.length === 0 ? null : `${parts.join(', ')} in 24 h`
}

/** What came of the last try, in words: `204 in 31 ms`, or what went wrong. */
export function outcomeWords({ state, code, durationMs, error, attempts }: DeliveryItem): string {
  if (error !== null) return error
  if (state === 'delivered') return `${code === null ? 'Taken' : `Answered ${code}`} in ${durationMs ?? 0} ms`
  return attempts === 0 ? 'Not tried yet' : ''
}
