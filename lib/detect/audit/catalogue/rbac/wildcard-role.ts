import type { AlertSeverity } from '@/lib/model/alert'
import type { AccessRule } from '@/lib/model/access-rule'
import { roleDetection } from '../../rbac/role-detection'
import type { Role } from '../../rbac/role'
import { isEverything, ruleEvidence } from '../../rbac/role-rules'
import { onRole } from '../../rbac/steps'

export const wildcardRole = roleDetection({
  id: 'k8s-wildcard-role',
  name: 'Role with wildcard permissions created or changed',
  description:
    'A role was written whose rules use `*`. A wildcard grants what exists today and what any add-on brings tomorrow; ' +
    'with `*` as verb and as resource it is the role of an administrator under another name.',
  fires:
    'A Role or ClusterRole is written with `*` among the verbs, resources or API groups of a rule, or with an ' +
    'aggregation that takes over the rules of every ClusterRole.',
  benign: [
    'An operator is installed that owns an API group and asks for all of it.',
    'A team is given everything in its own namespace.',
  ],
  severity: 'high',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1098.006'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: onRole,
  preventedBy: ['k8s-rbac-wildcard', 'k8s-rbac-escalate-bind'],
  find(role) {
    const collected = collectsAll(role)
    if (collected) return collected
    const wild = role.rules
      .flatMap((rule) => {
        const severity = severityOf(rule)
        return severity ? [{ rule, severity }] : []
      })
      .toSorted((one, other) => order.indexOf(one.severity) - order.indexOf(other.severity))
    const [worst] = wild
    if (!worst) return null
    const { rule, severity } = worst
    const more = wild.length > 1 ? ` (and ${wild.length - 1} more)` : ''
    return {
      severity,
      message: `the role allows ${inWords(rule)}${more}`,
      evidence: Object.assign({}, ...wild.slice(0, 3).map((one) => ruleEvidence(one.rule))),
    }
  },
})

const order: readonly AlertSeverity[] = ['high', 'medium', 'low']
const reads = new Set(['get', 'list', 'watch'])

function severityOf(rule: AccessRule): AlertSeverity | null {
  if (rule.urls.length > 0) return rule.urls.includes('*') && rule.verbs.includes('*') ? 'medium' : null
  const { verbs, resources, groups } = rule
  if (![verbs, resources, groups].some((list) => list.includes('*'))) return null
  if (isEverything(rule)) return 'high'
  // `apiGroups: ["*"]` for one named resource, to read it: written so by charts that span versions of Kubernetes.
  const onlyReads = !resources.includes('*') && verbs.every((verb) => reads.has(verb))
  return onlyReads ? 'low' : 'medium'
}

/** An aggregation without any condition: the controller fills in the rules later, as itself. */
function collectsAll({ selectors, root }: Role) {
  const open = selectors.findIndex((selector) => {
    const { matchLabels, matchExpressions } = selector
    return [matchLabels, matchExpressions].every((part) => Object.keys(part ?? {}).length === 0)
  })
  if (open < 0) return null
  return {
    severity: 'high' as const,
    message: 'the role collects the rules of every ClusterRole',
    evidence: { [`${root}.aggregationRule.clusterRoleSelectors[${open}]`]: {} },
  }
}

function inWords({ verbs, resources, groups, urls }: AccessRule): string {
  const list = (texts: readonly string[]) => (texts.includes('*') ? '*' : texts.slice(0, 3).join(', ').slice(0, 120))
  if (urls.length > 0) return `${list(verbs)} on the paths ${list(urls)}`
  const group = groups.includes('*')
    ? '*'
    : groups
        .map((one) => one || 'core')
        .slice(0, 3)
        .join(', ')
        .slice(0, 120)
  return `${list(verbs)} on ${list(resources)} in ${group}`
}
