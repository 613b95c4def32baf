import type { Database } from '@/lib/db'
import { Prisma } from '@/lib/generated/prisma/client'
import { alertSeveritySchema } from '@/lib/model/alert'
import { channelKindSchema, deliveryStateSchema, messageSchema } from '@/lib/model/notification'
import type { DeliveryItem } from '@/lib/model/notification-items'
import { maskAddress, readRecipient } from '@/lib/notify/recipient'
import type { Scope } from '@/lib/operation'

export type DeliveryRow = {
  id: string
  kind: string
  title: string
  severity: string
  sample: boolean
  items: number
  state: string
  recipient: string
  attempts: number
  max_attempts: number
  code: number | null
  duration_ms: number | null
  error: string | null
  next_try_at: Date
  created_at: Date
  delivered_at: Date | null
  message: unknown
  channel_id: string | null
  channel_name: string | null
  channel_kind: string | null
  rule_id: string | null
  rule_name: string | null
  person: string | null
  rest_until: Date | null
}

/** What may be seen: messages about environments in scope, and those about none (tests of shared channels). */
export const deliveryScope = (scope: Scope) =>
  scope === 'all'
    ? Prisma.sql`true`
    : Prisma.sql`(d.environment_ids && ${scope}::uuid[] OR cardinality(d.environment_ids) = 0)`

/** Deliveries that meet a condition on `notify_delivery AS d`, the newest first. */
export async function readDeliveries(db: Database, where: Prisma.Sql, limit: number): Promise<DeliveryRow[]> {
  return db.$queryRaw<DeliveryRow[]>`
    SELECT d.id, d.kind, d.title, d.severity, d.sample, d.items, d.state, d.recipient, d.attempts, d.max_attempts,
      d.code, d.duration_ms, d.error, d.next_try_at, d.created_at, d.delivered_at, d.message, d.channel_id,
      channel.name AS channel_name, channel.kind AS channel_kind, d.rule_id, rule.name AS rule_name,
      person.name AS person, lane.rest_until
    FROM notify_delivery AS d LEFT JOIN notify_channel AS channel ON channel.id = d.channel_id
    LEFT JOIN notify_rule AS rule ON rule.id = d.rule_id LEFT JOIN "user" AS person ON person.id = d.user_id
    LEFT JOIN notify_lane AS lane ON lane.lane = d.lane
    WHERE ${where} ORDER BY d.created_at DESC, d.id DESC LIMIT ${limit}`
}

/** A delivery as lists show it: of an address no more than a hint. */
export function deliveryItem(row: DeliveryRow): DeliveryItem {
  const to = readRecipient(row.recipient)
  const hint = 'address' in to ? maskAddress(to.address) : null
  const tries = [row.next_try_at, ...(row.rest_until ? [row.rest_until] : [])].map((at) => at.getTime())
  const state = deliveryStateSchema.parse(row.state)
  return {
    id: row.id,
    kind: messageSchema.shape.kind.parse(row.kind),
    title: row.title,
    severity: alertSeveritySchema.parse(row.severity),
    sample: row.sample,
    items: row.items,
    state,
    channel:
      row.channel_id !== null && row.channel_name !== null
        ? { id: row.channel_id, name: row.channel_name, kind: channelKindSchema.parse(row.channel_kind) }
        : null,
    recipient:
      hint === null
        ? (row.channel_name ?? 'a channel that was deleted')
        : [row.person, hint].filter(Boolean).join(', '),
    rule: row.rule_id !== null && row.rule_name !== null ? { id: row.rule_id, name: row.rule_name } : null,
    attempts: row.attempts,
    maxAttempts: row.max_attempts,
    code: row.code,
    durationMs: row.duration_ms,
    error: row.error,
    nextTryAt: state === 'waiting' ? new Date(Math.max(...tries)).toISOString() : null,
    createdAt: row.created_at.toISOString(),
    deliveredAt: row.delivered_at?.toISOString() ?? null,
  }
}
