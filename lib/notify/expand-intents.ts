import type { Transaction } from '@/lib/db'
import { nextDigest } from './digest-time'
import { rhythmSchema } from '@/lib/model/notification'

/** How many pieces of news are taken at once. */
const batch = 1_000

/**
 * Finds out for whom pending news is: the channel of its rule, or the people who now hold the role in the environment
 * of the news. News of an environment goes to channels of this environment and of the whole installation alone.
 */
export async function expandIntents(tx: Transaction, now: Date): Promise<void> {
  const taken = await tx.$queryRaw<{ id: string; rule_id: string }[]>`
    SELECT id, rule_id FROM notify_intent WHERE planned_at IS NULL ORDER BY at, id LIMIT ${batch}`
  if (taken.length === 0) return
  const ids = taken.map((row) => row.id)
  const rules = await tx.notifyRule.findMany({ where: { id: { in: [...new Set(taken.map((row) => row.rule_id))] } } })
  const ready = rules.map((rule) => {
    const rhythm = rhythmSchema.parse(rule.rhythm)
    const readyAt = rhythm === 'immediately' ? now : nextDigest(rhythm, rule.hour, rule.timeZone, now)
    return { id: rule.id, readyAt, held: rhythm === 'immediately' ? null : 'digest' }
  })
  await tx.$executeRaw`
    INSERT INTO notify_item (intent_id, recipient, rule_id, user_id, severity, ready_at, held)
    SELECT DISTINCT ON (intent.id, who.recipient) intent.id, who.recipient, rule.id, who.user_id, intent.severity,
      ready.ready_at, ready.held
    FROM notify_intent AS intent JOIN notify_rule AS rule ON rule.id = intent.rule_id AND rule.enabled
    JOIN unnest(${ready.map((row) => row.id)}::uuid[], ${ready.map((row) => row.readyAt)}::timestamptz[],
      ${ready.map((row) => row.held)}::text[]) AS ready (rule_id, ready_at, held) ON ready.rule_id = rule.id
    CROSS JOIN LATERAL (
      SELECT 'channel:' || channel.id AS recipient, NULL AS user_id FROM notify_channel AS channel
      WHERE channel.id = rule.channel_id AND channel.kind <> 'email'
        AND (channel.environment_id IS NULL OR channel.environment_id = intent.environment_id)
      UNION ALL
      SELECT 'mailto:' || lower(address), NULL FROM notify_channel AS channel, unnest(channel.addresses) AS address
      WHERE channel.id = rule.channel_id AND channel.kind = 'email'
        AND (channel.environment_id IS NULL OR channel.environment_id = intent.environment_id)
      UNION ALL
      SELECT 'mailto:' || lower(person.email), person.id FROM "user" AS person
      JOIN role_grant AS held ON held.user_id = person.id
      WHERE rule.channel_id IS NULL AND person.disabled_at IS NULL
        AND (held.environment_id IS NULL OR held.environment_id = intent.environment_id)
        AND (held.role = rule.role OR (rule.role = 'security_reader' AND held.role = 'security_admin'))
    ) AS who
    WHERE intent.id = ANY(${ids}::uuid[])
    ON CONFLICT (intent_id, recipient) DO NOTHING`
  await tx.$executeRaw`UPDATE notify_intent SET planned_at = ${now} WHERE id = ANY(${ids}::uuid[])`
}
