import { z } from 'zod'
import { dismissReasonSchema, entityKinds, type AlertSeverity } from './alert'
import { isNetwork } from './network'

/** How a condition looks at one field of one kind of entity. */
export const suppressionOperators = ['equals', 'in', 'contains', 'prefix', 'cidr'] as const
export type SuppressionOperator = (typeof suppressionOperators)[number]

const plain = (max: number) =>
  z
    .string()
    .min(1)
    .max(max)
    .refine((text) => !text.includes('\0'), 'must not contain a NUL character')

/**
 * What one entity of an alert must be. `field`: `name`, or a detail of the entity. Texts are compared letter by
 * letter, in no language and without patterns; only `in` takes several values.
 */
export const suppressionConditionSchema = z
  .strictObject({
    kind: z.enum(entityKinds),
    field: plain(64).default('name'),
    operator: z.enum(suppressionOperators),
    values: z.array(plain(1_000)).min(1).max(100),
  })
  .superRefine(({ operator, values }, context) => {
    if (operator !== 'in' && values.length > 1) {
      context.addIssue({ code: 'custom', path: ['values'], message: `${operator} takes one value` })
    }
    if (operator === 'cidr' && !values.every(isNetwork)) {
      context.addIssue({ code: 'custom', path: ['values'], message: 'write a network as 10.0.0.0/8 or 2001:db8::/32' })
    }
  })
export type SuppressionCondition = z.output<typeof suppressionConditionSchema>

/** The alert type that stands for all of them. */
export const everyType = '*'

/** Which alerts a rule hides: of one type or all, in which all conditions hold. Without either it would hide all. */
export const suppressionMatchInput = {
  alertType: plain(200),
  conditions: z.array(suppressionConditionSchema).max(10).default([]),
}

/** What a rule of every type without a condition would hide is everything; refines an input of `suppressionMatchInput`. */
export function requireNarrow(
  input: { alertType: string; conditions: readonly unknown[] },
  context: z.RefinementCtx,
): void {
  if (input.alertType !== everyType || input.conditions.length > 0) return
  context.addIssue({ code: 'custom', path: ['conditions'], message: 'a rule for every type needs a condition' })
}

/** What a person says of a rule besides what it hides. */
export const suppressionWordsInput = {
  name: z
    .string()
    .trim()
    .min(2)
    .max(50)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._()/:-]*$/u, 'begin with a letter or figure; then also spaces and . _ - ( ) / :'),
  reason: dismissReasonSchema,
  comment: plain(4_000).nullish(),
  expiresAt: z.iso.datetime({ offset: true }).nullish(),
}

export const suppressionStates = ['enabled', 'disabled', 'expired'] as const
export type SuppressionState = (typeof suppressionStates)[number]

/** A rule as the API shows it. */
export type SuppressionRuleItem = {
  id: string
  /** Null: on every environment. */
  environment: { id: string; name: string } | null
  name: string
  alertType: string
  conditions: SuppressionCondition[]
  reason: string
  comment: string | null
  /** By the database's clock, at the moment of asking. */
  state: SuppressionState
  expiresAt: string | null
  createdBy: string
  createdAt: string
  updatedBy: string | null
  updatedAt: string | null
  /** Alerts that it hid where the asking person may look, the events in them, and when it did last. */
  hits: { alerts: number; events: number; lastAt: string | null }
}

/** What a rule would have hidden. */
export type SuppressionSimulation<Item> = {
  items: Item[]
  next: string | null
  total: { value: number; capped: false }
  severities: Record<AlertSeverity, number>
  types: { type: string; title: string; count: number }[]
  since: string
}
