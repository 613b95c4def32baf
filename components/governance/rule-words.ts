import { severityNames } from '@/components/mark/severity-name'
import type { GovernanceRuleItem } from '@/lib/model/governance'

/** What a rule is about, in a few words. */
export function aboutWords(rule: GovernanceRuleItem): string {
  const { checkName, controlName, severity, namespace, labels } = rule
  const parts = [
    ...(severity === null ? [] : [severityNames[severity]]),
    ...(checkName === null ? [] : [checkName]),
    ...(controlName === null ? [] : [controlName]),
    ...(namespace === null ? [] : [`namespace ${namespace}`]),
    ...(labels === null ? [] : [labels.join(', ')]),
  ]
  return parts.length === 0 ? 'Every failure' : parts.join(', ')
}
