import type { AlertSeverity } from '@/lib/model/alert'
import type { Message, NewsItem, NewsKind } from '@/lib/model/notification'
import { plainText } from '../plain-text'

export const newsWords = {
  'alert-raised': 'Alert',
  'alert-reopened': 'Alert reopened',
  'severity-raised': 'Severity raised',
  'incident-opened': 'Incident',
  'exemption-expiring': 'Exemption ends soon',
  'collector-silent': 'Collector is silent',
} as const satisfies Record<NewsKind, string>

export const severityWords = {
  critical: 'Critical',
  high: 'High',
  medium: 'Medium',
  low: 'Low',
  informational: 'Informational',
} as const satisfies Record<AlertSeverity, string>

/** How many things a chat or mail lists before it says how many more there are. */
export const listed = 20

/** Where people read on. */
export function linkOf({ kind, id, environmentId, facts }: NewsItem, url: string): string {
  const base = url.replace(/\/$/, '')
  const place = encodeURIComponent(id)
  if (kind === 'incident-opened' || facts.incident) return `${base}/incidents/${place}`
  if (kind === 'exemption-expiring') return `${base}/exemptions?environment=${environmentId}&open=${place}`
  if (kind === 'collector-silent') return `${base}/collectors?environment=${environmentId}&open=${place}`
  return `${base}/alerts/${place}`
}

/** The first line: what, how bad, and whether it is real. */
export function headline(message: Message): string {
  const mark = message.kind === 'test' ? 'Test: ' : message.sample ? 'Sample: ' : ''
  const single = message.kind !== 'digest' && message.kind !== 'test'
  return plainText(`${mark}${single ? `${severityWords[message.severity]}: ` : ''}${message.title}`, 150)
}

/** One thing in a line of its own. */
export function itemLine(item: NewsItem): string {
  const { facts, severity, kind, sample } = item
  const place = [facts.entity, facts.cluster, facts.environment].filter(Boolean).join(', ')
  const mark = sample ? 'Sample, ' : ''
  return plainText(`${mark}${severityWords[severity]}, ${newsWords[kind]}: ${facts.title}, ${place}`)
}

/** The facts of one thing as pairs, those it has. */
export function itemFacts(item: NewsItem): [string, string][] {
  const { facts } = item
  const pairs: [string, string | null | undefined][] = [
    ['What', newsWords[item.kind]],
    ['Severity', severityWords[item.severity]],
    ['Resource', facts.entity],
    ['Environment', facts.environment],
    ['Cluster', facts.cluster],
    ['Alert type', facts.type],
    ['Tactics', facts.tactics?.join(', ')],
    ['Seen by', facts.source],
    ['Happened', facts.happenedAt],
    ['Detail', facts.detail],
  ]
  return pairs.flatMap(([name, value]): [string, string][] => (value ? [[name, plainText(value)]] : []))
}

/** What a message says of what it does not list: the rest, and what a cap held back. */
export function restLines({ total, items, capped, bySeverity, kind }: Message): string[] {
  if (kind !== 'digest') return []
  const counts = Object.entries(bySeverity)
    .filter(([, count]) => count > 0)
    .map(([severity, count]) => `${severity} ${count}`)
  const more = total - Math.min(items.length, listed)
  return [
    `${total} in all: ${counts.join(', ')}.`,
    ...(capped > 0
      ? [`${capped} of them came after the limit of messages in 24 hours and were kept for this one.`]
      : []),
    ...(more > 0 ? [`${more} more are not listed here.`] : []),
  ]
}

/** Why this was sent. */
export function footer({ kind, rule, sample }: Message): string {
  if (kind === 'test') return 'Somebody pressed "Send a test". Nothing has happened.'
  const origin = rule === null ? 'Sent by Plimsoll.' : `Sent by the rule "${plainText(rule, 80)}".`
  return sample ? `${origin} This is a sample: nothing has happened.` : origin
}
