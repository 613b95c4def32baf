import type { Entity } from '@/lib/model/alert'
import { isWithin } from '@/lib/model/network'
import { everyType, type SuppressionCondition, type SuppressionOperator } from '@/lib/model/suppression'

type Match = { alertType: string; conditions: readonly SuppressionCondition[] }

/** How each operator compares a text with a rule's value. No patterns: a hostile name is only ever text. */
const holds = {
  equals: (text: string, value: string) => text === value,
  in: (text: string, value: string) => text === value,
  contains: (text: string, value: string) => text.includes(value),
  prefix: (text: string, value: string) => text.startsWith(value),
  cidr: isWithin,
} as const satisfies Record<SuppressionOperator, (text: string, value: string) => boolean>

/** The text of an entity's field; undefined when it has no such field. */
function fieldOf(entity: Entity, field: string): string | undefined {
  if (field === 'name') return entity.name
  const detail: unknown = entity.detail && Object.hasOwn(entity.detail, field) ? entity.detail[field] : undefined
  return typeof detail === 'string' ? detail : undefined
}

function conditionHolds({ kind, field, operator, values }: SuppressionCondition, entities: readonly Entity[]): boolean {
  return entities.some((entity) => {
    if (entity.kind !== kind) return false
    const text = fieldOf(entity, field)
    return text !== undefined && values.some((value) => holds[operator](text, value))
  })
}

/**
 * Whether a rule hides an alert: its type is the rule's (or the rule is for all), and for every condition some entity
 * of its kind meets it. Two conditions on one kind may be met by two entities. A rule for every type without a
 * condition hides nothing.
 */
export function suppresses(rule: Match, alert: { type: string; entities: readonly Entity[] }): boolean {
  if (rule.alertType === everyType) {
    if (rule.conditions.length === 0) return false
  } else if (rule.alertType !== alert.type) return false
  return rule.conditions.every((condition) => conditionHolds(condition, alert.entities))
}
