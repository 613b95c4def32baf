import { randomUUID } from 'node:crypto'
import type { Transaction } from '@/lib/db'
import { alertSeverities, alertSeveritySchema, type AlertSeverity } from '@/lib/model/alert'
import { capsSchema, noCaps, type Caps } from '@/lib/model/notification'
import { maxAttempts } from './backoff'
import { digestMessage, newsItem, singleMessage, type NewsRow } from './compose'
import { nextDigest } from './digest-time'
import { insertDelivery } from './insert-delivery'

type Group = { rule_id: string; recipient: string; user_id: string | null }
type Rule = { id: string; name: string; channelId: string | null; hour: number; timeZone: string; caps: Caps }
type Row = NewsRow & { intent_id: string }

/** How many recipients, and how many single messages for each, are served in one go. */
const groups = 50
const singles = 100
/** How many things a digest names. */
export const named = 50

const day = 86_400_000

/**
 * Makes messages of the news that is ready: one for each piece while the caps of its recipient allow, one digest of
 * what was held. What a cap stops is held until the next daily hour of its rule. Call again while there is any left.
 */
export async function bundleItems(tx: Transaction, now: Date): Promise<void> {
  const due = await tx.$queryRaw<Group[]>`
    SELECT rule_id, recipient, min(user_id) AS user_id FROM notify_item
    WHERE delivery_id IS NULL AND ready_at <= ${now} GROUP BY rule_id, recipient
    ORDER BY min(ready_at), rule_id, recipient LIMIT ${groups}`
  if (due.length === 0) return
  const rules = await tx.notifyRule.findMany({ where: { id: { in: due.map((row) => row.rule_id) } } })
  for (const group of due) {
    const rule = rules.find((row) => row.id === group.rule_id)
    if (!rule) {
      // Its rule was deleted: nobody asks for it any longer.
      await tx.$executeRaw`
        DELETE FROM notify_item WHERE delivery_id IS NULL AND rule_id = ${group.rule_id}::uuid
          AND recipient = ${group.recipient}`
      continue
    }
    const caps = capsSchema.safeParse(rule.caps)
    const known = { ...rule, caps: caps.success ? caps.data : noCaps }
    await tellSingly(tx, group, known, now)
    await tellDigest(tx, group, known, now)
  }
}

async function tellSingly(tx: Transaction, group: Group, rule: Rule, now: Date): Promise<void> {
  const rows = await tx.$queryRaw<Row[]>`
    SELECT item.intent_id, intent.kind, intent.subject_id, intent.environment_id, intent.severity, intent.sample,
      intent.at, intent.facts
    FROM notify_item AS item JOIN notify_intent AS intent ON intent.id = item.intent_id
    WHERE item.delivery_id IS NULL AND item.held IS NULL AND item.ready_at <= ${now}
      AND item.rule_id = ${group.rule_id}::uuid AND item.recipient = ${group.recipient}
    ORDER BY intent.at, intent.id LIMIT ${singles}`
  if (rows.length === 0) return
  const told = await tx.$queryRaw<{ severity: string; count: number }[]>`
    SELECT severity, count(*)::int AS count FROM notify_item
    WHERE recipient = ${group.recipient} AND delivery_id IS NOT NULL AND held IS NULL
      AND told_at > ${new Date(now.getTime() - day)} GROUP BY severity`
  const left = new Map<AlertSeverity, number>(
    alertSeverities.map((severity) => {
      const cap = rule.caps[severity]
      return [severity, cap === null ? Infinity : cap - (told.find((row) => row.severity === severity)?.count ?? 0)]
    }),
  )
  const capped: string[] = []
  for (const row of rows) {
    const severity = alertSeveritySchema.parse(row.severity)
    const free = left.get(severity) ?? 0
    if (free <= 0) {
      capped.push(row.intent_id)
      continue
    }
    left.set(severity, free - 1)
    const id = randomUUID()
    const message = singleMessage(newsItem(row), rule.name, now)
    await insertDelivery(tx, { ...group, id, rule, message, environmentIds: [row.environment_id], maxAttempts, now })
    await settle(tx, group, [row.intent_id], id, now)
  }
  if (capped.length === 0) return
  const readyAt = nextDigest('daily', rule.hour, rule.timeZone, now)
  await tx.$executeRaw`
    UPDATE notify_item SET held = 'capped', ready_at = ${readyAt}
    WHERE intent_id = ANY(${capped}::uuid[]) AND recipient = ${group.recipient}`
}

async function tellDigest(tx: Transaction, group: Group, rule: Rule, now: Date): Promise<void> {
  const rows = await tx.$queryRaw<
    { intent_id: string; held: string; severity: string; sample: boolean; environment_id: string }[]
  >`
    SELECT item.intent_id, item.held, item.severity, intent.sample, intent.environment_id
    FROM notify_item AS item JOIN notify_intent AS intent ON intent.id = item.intent_id
    WHERE item.delivery_id IS NULL AND item.held IS NOT NULL AND item.ready_at <= ${now}
      AND item.rule_id = ${group.rule_id}::uuid AND item.recipient = ${group.recipient}
    ORDER BY array_position(${[...alertSeverities]}::text[], item.severity), intent.at DESC, intent.id`
  if (rows.length === 0) return
  const first = rows.slice(0, named).map((row) => row.intent_id)
  const news = await tx.$queryRaw<NewsRow[]>`
    SELECT kind, subject_id, environment_id, severity, sample, at, facts FROM notify_intent
    WHERE id = ANY(${first}::uuid[]) ORDER BY array_position(${first}::uuid[], id)`
  const bySeverity: Partial<Record<AlertSeverity, number>> = {}
  for (const row of rows) {
    const severity = alertSeveritySchema.parse(row.severity)
    bySeverity[severity] = (bySeverity[severity] ?? 0) + 1
  }
  const counts = {
    bySeverity,
    capped: rows.filter((row) => row.held === 'capped').length,
    samples: rows.filter((row) => row.sample).length,
  }
  const id = randomUUID()
  const environmentIds = [...new Set(rows.map((row) => row.environment_id))]
  const message = digestMessage(news.map(newsItem), counts, rule.name, now)
  await insertDelivery(tx, { ...group, id, rule, message, environmentIds, maxAttempts, now })
  await settle(
    tx,
    group,
    rows.map((row) => row.intent_id),
    id,
    now,
  )
}

async function settle(tx: Transaction, group: Group, intents: readonly string[], id: string, now: Date): Promise<void> {
  await tx.$executeRaw`
    UPDATE notify_item SET delivery_id = ${id}::uuid, told_at = ${now}
    WHERE intent_id = ANY(${[...intents]}::uuid[]) AND recipient = ${group.recipient}`
}
