import { z } from 'zod'
import { roles } from '@/lib/auth/policy'
import type { Transaction } from '@/lib/db'
import { OperationError } from '@/lib/errors'
import { alertSeveritySchema, tacticSchema } from '@/lib/model/alert'
import { capsSchema, newsKindSchema, noCaps, peopleCaps, rhythmSchema } from '@/lib/model/notification'
import { isTimeZone } from '@/lib/notify/digest-time'
import { textInput } from '@/lib/queries/text-input'

/** What people say of a rule. */
export const notificationRuleInput = {
  name: textInput(80),
  enabled: z.boolean().default(true),
  /** Empty: every environment. */
  environmentIds: z.array(z.uuid()).max(100).default([]),
  kinds: z.array(newsKindSchema).min(1, 'name at least one kind of news'),
  severity: alertSeveritySchema.default('high'),
  types: z.array(textInput(200)).max(100).default([]),
  tactics: z.array(tacticSchema).max(20).default([]),
  /** A channel, or a role whose people get it by e-mail: one of the two. */
  channelId: z.uuid().nullish(),
  role: z.enum(roles).nullish(),
  rhythm: rhythmSchema.default('immediately'),
  hour: z.number().int().min(0).max(23).default(8),
  timeZone: z.string().max(60).refine(isTimeZone, 'must be a time zone such as Europe/Berlin').default('UTC'),
  /** Left out: Defender's limits for people and chats, none for web hooks. */
  caps: capsSchema.optional(),
}
const schema = z.object(notificationRuleInput)
type RuleInput = z.output<typeof schema>

const invalid = (path: string, message: string) =>
  new OperationError('invalid', `${path}: ${message}`, { problems: [{ path, message }] })

/** A rule as it is stored. Throws OperationError invalid, not-found (channel), conflict (the name is taken). */
export async function notificationRuleRow(tx: Transaction, input: RuleInput, id: string | null) {
  const { channelId = null, role = null, environmentIds } = input
  if ((channelId === null) === (role === null)) throw invalid('$.channelId', 'name either a channel or a role')
  const same = await tx.notifyRule.findFirst({
    where: { name: input.name, environmentIds: { equals: environmentIds } },
  })
  if (same && same.id !== id) throw new OperationError('conflict', `There is a rule "${input.name}" already.`)
  const channel = channelId === null ? null : await tx.notifyChannel.findUnique({ where: { id: channelId } })
  if (channelId !== null && !channel) throw new OperationError('not-found', 'There is no such channel.')
  const own = channel?.environmentId ?? null
  if (own !== null && (environmentIds.length !== 1 || environmentIds[0] !== own)) {
    throw invalid('$.channelId', 'this channel takes news of its own environment alone')
  }
  return {
    name: input.name,
    enabled: input.enabled,
    environmentIds: [...new Set(environmentIds)],
    kinds: [...new Set(input.kinds)],
    severity: input.severity,
    types: [...new Set(input.types)],
    tactics: [...new Set(input.tactics)],
    channelId,
    role,
    rhythm: input.rhythm,
    hour: input.hour,
    timeZone: input.timeZone,
    caps: input.caps ?? (channel?.kind === 'webhook' ? noCaps : peopleCaps),
  }
}

type Row = Awaited<ReturnType<typeof notificationRuleRow>>

/** The same for the audit log. */
export const notificationRuleFacts = (
  row: Omit<Row, 'kinds' | 'tactics' | 'severity' | 'role' | 'rhythm' | 'caps'> & {
    kinds: string[]
    tactics: string[]
    severity: string
    role: string | null
    rhythm: string
    caps: unknown
  },
) => ({
  name: row.name,
  enabled: row.enabled,
  environments: row.environmentIds,
  kinds: row.kinds,
  severity: row.severity,
  types: row.types,
  tactics: row.tactics,
  channel: row.channelId,
  role: row.role,
  rhythm: row.rhythm,
  hour: row.hour,
  timeZone: row.timeZone,
  caps: JSON.stringify(row.caps),
})
