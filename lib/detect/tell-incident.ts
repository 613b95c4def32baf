import type { AlertSeverity, EntityKind, Tactic } from '@/lib/model/alert'
import { isTelling } from './clue'
import { incidentRule } from './incident-rules'
import { stepsOf } from './match-incident-rule'

/** An alert as it is told. Times are ISO 8601 UTC. */
export type ToldAlert = {
  id: string
  type: string
  title: string
  severity: AlertSeverity
  tactics: readonly Tactic[]
  compromised: string
  firstSeenAt: string
  count: number
  entities: readonly { kind: EntityKind; name: string; via: string | null }[]
}

const names = {
  user: ['user', 'users'],
  'service-account': ['service account', 'service accounts'],
  ip: ['address', 'addresses'],
  workload: ['workload', 'workloads'],
  pod: ['pod', 'pods'],
  node: ['node', 'nodes'],
  image: ['image', 'images'],
} as const satisfies Partial<Record<EntityKind, readonly [string, string]>>
type Spoken = keyof typeof names

const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`

function spoken(kind: Spoken, found: readonly string[]): string {
  const shown = found.slice(0, 3)
  const more = found.length - shown.length
  return `${names[kind][found.length === 1 ? 0 : 1]} ${listed([...shown, ...(more > 0 ? [`${more} more`] : [])])}`
}

/** The things of a kind that an alert itself names and that tell something. */
function named(alert: ToldAlert, kind: EntityKind): string[] {
  return alert.entities.flatMap((one) => (one.kind === kind && one.via === null && isTelling(one) ? [one.name] : []))
}

/** The incident in a few sentences: what began it, who is behind it and from where, what it reached. */
export function leadOf(alerts: readonly ToldAlert[], place: string): string[] {
  const [first] = alerts
  const last = alerts.at(-1)
  if (!first || !last) return []
  const all = (kind: Spoken) => [...new Set(alerts.flatMap((alert) => named(alert, kind)))]
  const who = (['user', 'service-account'] as const).flatMap((kind) =>
    all(kind).length > 0 ? [spoken(kind, all(kind))] : [],
  )
  const from = all('ip')
  const what = (['workload', 'image', 'node'] as const).flatMap((kind) =>
    all(kind).length > 0 ? [spoken(kind, all(kind))] : [],
  )
  const count = alerts.length === 1 ? 'One alert' : `${alerts.length} alerts`
  return [
    `${count} on ${place} tell one story. It began with “${first.title}”${about(first)} and came to “${last.title}”${about(last)}.`,
    ...(who.length + from.length > 0
      ? [`Behind it: ${listed([...who, ...(from.length > 0 ? [`requests from ${spoken('ip', from)}`] : [])])}.`]
      : []),
    ...(what.length > 0 ? [`It reached ${listed(what)}.`] : []),
  ]
}

const about = (alert: ToldAlert) => (alert.compromised ? ` on ${alert.compromised}` : '')

/** One alert as a sentence: who did it, from where, what it was and to what. */
export function sentenceOf(alert: ToldAlert): string {
  const who = [...named(alert, 'user'), ...named(alert, 'service-account')][0]
  const from = named(alert, 'ip')[0]
  const image = named(alert, 'image')[0]
  const parts = [
    who ? `by ${who}` : '',
    from ? `${who ? 'from' : 'with'} ${from}` : '',
    alert.compromised ? `on ${alert.compromised}` : '',
    image && !alert.compromised.includes(image) ? `in image ${image}` : '',
    alert.count > 1 ? `(${alert.count} times)` : '',
  ].filter(Boolean)
  return `${alert.title}${parts.length > 0 ? `, ${parts.join(' ')}` : ''}.`
}

/** The steps of a rule with the first alert that is each, every alert once. */
export function stepsTaken(ruleId: string, alerts: readonly ToldAlert[]): { name: string; alertId: string | null }[] {
  const rule = incidentRule(ruleId)
  if (!rule) return []
  const taken = new Set<string>()
  const steps = rule.steps.map(({ name }, step) => {
    const alert = alerts.find((one) => !taken.has(one.id) && stepsOf(one, rule).includes(step))
    if (alert) taken.add(alert.id)
    return { name, alertId: alert?.id ?? null }
  })
  // Of tactics there are many; what was not seen says nothing there.
  return rule.steps.some((step) => step.types) ? steps : steps.filter((step) => step.alertId !== null)
}
