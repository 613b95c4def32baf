import type { ObservedFinding } from '@/lib/model/observation'
import { redactText } from '@/lib/model/redact'
import type { Result } from './payload'
import type { Place } from './place'
import { keptProperties, property, severityOf } from './words'

/**
 * A failed or warned result as a finding. It is the same finding tomorrow if tool, policy, rule, the index within a
 * benchmark and the resource are the same; its message may change. A warning that names no severity is low, a
 * failure medium.
 */
export function misconfiguration(
  result: Result,
  outcome: 'fail' | 'warn',
  place: Place,
  tool: string | undefined,
): ObservedFinding {
  const policy = redactText(result.policy?.trim() ?? '')
  const rule = redactText(result.rule?.trim() ?? '')
  const message = redactText(result.message?.trim() ?? '')
  const id = ruleOf(result)
  const properties = keptProperties(result)
  return {
    asset: place.asset.key,
    kind: 'misconfiguration',
    rule: id,
    title: (message.split('\n')[0] ?? '').slice(0, 300) || id,
    severity: severityOf(result) ?? (outcome === 'warn' ? 'low' : 'medium'),
    identity: [tool ?? '', place.object ?? ''],
    detail: {
      result: outcome,
      policy,
      ...(tool ? { tool } : {}),
      ...(rule ? { rule } : {}),
      ...(result.category ? { category: redactText(result.category) } : {}),
      ...(message ? { message } : {}),
      ...(place.object ? { object: place.object } : {}),
      ...(typeof result.scored === 'boolean' ? { scored: result.scored } : {}),
      ...(Object.keys(properties).length ? { properties } : {}),
    },
  }
}

/** The rule that a result is about: policy, rule, and the number within a benchmark. */
export function ruleOf(result: Result): string {
  const index = property(result, 'index', 'test_number')
  const parts = [result.policy?.trim() ?? '', result.rule?.trim() ?? '', index ?? ''].map(redactText)
  return [...new Set(parts)].filter(Boolean).join('/')
}
