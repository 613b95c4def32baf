import { entityKinds, type EntityKind } from '@/lib/model/alert'
import type { AlertDetail } from '@/lib/model/alert-view'
import { everyType, type SuppressionCondition, type SuppressionOperator } from '@/lib/model/suppression'
import { entityNames } from './words'

export const operatorNames = {
  equals: 'is',
  in: 'is one of',
  contains: 'contains',
  prefix: 'begins with',
  cidr: 'is in the network',
} as const satisfies Record<SuppressionOperator, string>

/** A rule as it is being written. */
export type RuleDraft = {
  /** Null: every environment. */
  environmentId: string | null
  alertType: string
  conditions: SuppressionCondition[]
}

/** `Namespace is shop`. */
export function conditionWords({ kind, field, operator, values }: SuppressionCondition): string {
  const name = field === 'name' ? entityNames[kind] : `${entityNames[kind]}’s ${field}`
  return `${name} ${operatorNames[operator]} ${values.join(', ')}`
}

/** What a rule hides, in one line. */
export function ruleWords({ alertType, conditions }: Pick<RuleDraft, 'alertType' | 'conditions'>): string {
  const what = alertType === everyType ? 'Every alert' : alertType
  return conditions.length === 0 ? what : `${what} where ${conditions.map(conditionWords).join(' and ')}`
}

/** What tells this alert's place from others, the widest first; a rule begins with the first two that there are. */
const places: readonly EntityKind[] = [
  'namespace',
  'workload',
  'pod',
  'host',
  'node',
  'service-account',
  'user',
  'image',
  'ip',
]

/** A rule that hides what is like this alert: its type, where it happened. */
export function draftFrom(alert: AlertDetail): RuleDraft {
  const found = places.flatMap((kind) => alert.entities.filter((entity) => entity.kind === kind).slice(0, 1))
  const conditions = found.slice(0, 2).map(({ kind, name }): SuppressionCondition => ({
    kind,
    field: 'name',
    operator: 'equals',
    values: [name],
  }))
  return { environmentId: alert.environment.id, alertType: alert.type, conditions }
}

/** The kinds by their names, for a choice. */
export const kindOptions = entityKinds.map((value) => ({ value, label: entityNames[value] }))
