import { z } from 'zod'
import type { Transaction } from '@/lib/db'
import { suppresses } from '@/lib/detect/suppress'
import { Prisma } from '@/lib/generated/prisma/client'
import type { DismissReason, Entity } from '@/lib/model/alert'
import { dismissReasonSchema } from '@/lib/model/alert'
import { everyType, suppressionConditionSchema, type SuppressionCondition } from '@/lib/model/suppression'

/** A rule that counts now. */
export type ActiveRule = {
  id: string
  name: string
  alertType: string
  conditions: SuppressionCondition[]
  reason: DismissReason
  comment: string | null
}

/** Of `suppression_rule`: neither deleted nor disabled nor expired, by the database's clock at this moment. */
const active = Prisma.sql`deleted_at IS NULL AND disabled_at IS NULL
  AND (expires_at IS NULL OR expires_at > clock_timestamp())`

const rowSchema = z.object({ conditions: z.array(suppressionConditionSchema), reason: dismissReasonSchema })

/** Active rules of an environment that may be about these alert types, the oldest first. */
async function readRules(tx: Transaction, environmentId: string, types: readonly string[]): Promise<ActiveRule[]> {
  const rows = await tx.$queryRaw<
    (Omit<ActiveRule, 'conditions' | 'reason'> & { conditions: unknown; reason: string })[]
  >`
    SELECT id, name, alert_type AS "alertType", conditions, reason, comment FROM suppression_rule
    WHERE (environment_id IS NULL OR environment_id = ${environmentId}::uuid) AND ${active}
      AND alert_type = ANY(${[everyType, ...types]}::text[])
    ORDER BY created_at, id`
  return rows.flatMap((row) => {
    const known = rowSchema.safeParse(row)
    // What this version cannot read hides nothing.
    return known.success ? [{ ...row, ...known.data }] : []
  })
}

/**
 * The rule that hides each of these alerts, by its place in the list: the oldest active one that matches. Rules that
 * are used are held until the transaction ends, so that whoever ends a rule knows, once told, that it hid its last.
 */
export async function findRules(
  tx: Transaction,
  environmentId: string,
  alerts: readonly { type: string; entities: readonly Entity[] }[],
): Promise<(ActiveRule | null)[]> {
  const types = [...new Set(alerts.map((alert) => alert.type))]
  const rules = types.length === 0 ? [] : await readRules(tx, environmentId, types)
  if (rules.length === 0) return alerts.map(() => null)
  const matching = alerts.map((alert) => rules.filter((rule) => suppresses(rule, alert)))
  const ids = [...new Set(matching.flatMap((some) => some.map((rule) => rule.id)))]
  if (ids.length === 0) return alerts.map(() => null)
  const held = await tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM suppression_rule WHERE id = ANY(${ids}::uuid[]) AND ${active} ORDER BY id FOR SHARE`
  const counting = new Set(held.map((row) => row.id))
  return matching.map((some) => some.find((rule) => counting.has(rule.id)) ?? null)
}

/** What rules hid, to be added to their hits. */
export type Hits = Map<string, { alerts: number; events: number; lastAt: Date }>

/** Adds to what rules hid in an environment. */
export async function countHits(tx: Transaction, environmentId: string, hits: Hits): Promise<void> {
  const rows = [...hits].toSorted(([a], [b]) => (a < b ? -1 : 1))
  if (rows.length === 0) return
  await tx.$executeRaw`
    INSERT INTO suppression_hit AS hit (rule_id, environment_id, alerts, events, last_at)
    SELECT id, ${environmentId}::uuid, alerts, events, at FROM unnest(${rows.map(([id]) => id)}::uuid[],
      ${rows.map(([, hit]) => hit.alerts)}::int[], ${rows.map(([, hit]) => hit.events)}::int[],
      ${rows.map(([, hit]) => hit.lastAt)}::timestamptz[]) AS row (id, alerts, events, at)
    ON CONFLICT (rule_id, environment_id) DO UPDATE SET alerts = hit.alerts + excluded.alerts,
      events = hit.events + excluded.events, last_at = greatest(hit.last_at, excluded.last_at)`
}
