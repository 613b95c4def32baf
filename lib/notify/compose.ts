import { alertSeverities, alertSeveritySchema, type AlertSeverity } from '@/lib/model/alert'
import { newsFactsSchema, newsKindSchema, type Message, type NewsItem } from '@/lib/model/notification'

/** A piece of news as the tables hold it. */
export type NewsRow = {
  kind: string
  subject_id: string
  environment_id: string
  severity: string
  sample: boolean
  at: Date
  facts: unknown
}

/** News as messages carry it. Throws ZodError on a row that nothing of ours wrote. */
export function newsItem(row: NewsRow): NewsItem {
  return {
    kind: newsKindSchema.parse(row.kind),
    id: row.subject_id,
    at: row.at.toISOString(),
    environmentId: row.environment_id,
    severity: alertSeveritySchema.parse(row.severity),
    sample: row.sample,
    facts: newsFactsSchema.parse(row.facts),
  }
}

/** A message about one thing. */
export function singleMessage(item: NewsItem, rule: string, now: Date): Message {
  return {
    kind: item.kind,
    title: item.facts.title,
    severity: item.severity,
    sample: item.sample,
    createdAt: now.toISOString(),
    rule,
    items: [item],
    total: 1,
    capped: 0,
    bySeverity: { [item.severity]: 1 },
  }
}

/** A digest: the worst things first, and the counts of all. `items` are the first of them, already in order. */
export function digestMessage(
  items: NewsItem[],
  counts: { bySeverity: Partial<Record<AlertSeverity, number>>; capped: number; samples: number },
  rule: string,
  now: Date,
): Message {
  const total = Object.values(counts.bySeverity).reduce((sum, count) => sum + count, 0)
  return {
    kind: 'digest',
    title: `${total} ${total === 1 ? 'thing' : 'things'} to know`,
    severity: alertSeverities.find((severity) => (counts.bySeverity[severity] ?? 0) > 0) ?? 'informational',
    sample: counts.samples === total,
    createdAt: now.toISOString(),
    rule,
    items,
    total,
    capped: counts.capped,
    bySeverity: counts.bySeverity,
  }
}

/** What "Send a test" sends. */
export function testMessage(channel: string, now: Date): Message {
  return {
    kind: 'test',
    title: `A message for ${channel}`,
    severity: 'informational',
    sample: false,
    createdAt: now.toISOString(),
    rule: null,
    items: [],
    total: 0,
    capped: 0,
    bySeverity: {},
  }
}
