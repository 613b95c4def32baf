import { allows, type Access, type AccessRule } from '@/lib/model/access-rule'
import type { Json } from '@/lib/model/json'
import { listAt, recordOf, textsAt, type JsonRecord } from '../read'

/** No real role has as many rules, or rules as long. */
const mostRules = 1_000

/**
 * The rules of a role as the log shows it, each with its place under `root`. What has the wrong shape is passed over:
 * the API server would not have taken it.
 */
export function roleRules(root: string, role: JsonRecord): AccessRule[] {
  return listAt(role, 'rules')
    .slice(0, mostRules)
    .flatMap((rule, index) => {
      if (!recordOf(rule)) return []
      return {
        verbs: textsAt(rule, 'verbs'),
        groups: textsAt(rule, 'apiGroups'),
        resources: textsAt(rule, 'resources'),
        names: textsAt(rule, 'resourceNames'),
        urls: textsAt(rule, 'nonResourceURLs'),
        path: `${root}.rules[${index}]`,
      }
    })
}

const kubernetesGroup = /^(?:|apps|batch|autoscaling|policy|extensions|[a-z.]+\.k8s\.io)$/

/** Whether a rule speaks of what Kubernetes itself brings, not only of the resources of one add-on. */
export const isOfKubernetes = ({ groups }: AccessRule) =>
  groups.some((group) => group === '*' || kubernetesGroup.test(group))

/** Every verb on every resource: told of once, by the detection of wildcards, not by each detection of one right. */
export const isEverything = (rule: AccessRule) =>
  rule.verbs.includes('*') && rule.resources.includes('*') && isOfKubernetes(rule)

/** The first rule that grants one of the accesses to whatever it names, and what of them it grants. */
export function granting(rules: readonly AccessRule[], accesses: readonly Access[]): Grant | null {
  for (const rule of rules) {
    if (isEverything(rule)) continue
    const granted = accesses.filter((access) => allows(rule, access))
    if (granted.length > 0) return { rule, granted }
  }
  return null
}

export type Grant = { rule: AccessRule; granted: readonly Access[] }

/** `create, patch on pods, deployments` */
export function grantInWords({ granted }: Pick<Grant, 'granted'>): string {
  const verbs = [...new Set(granted.map(({ verb }) => verb))]
  const resources = [...new Set(granted.map(({ resource }) => resource))]
  const more = resources.length > 4 ? ` and ${resources.length - 4} more` : ''
  return `${verbs.join(', ')} on ${resources.slice(0, 4).join(', ')}${more}`
}

/** The rule as evidence. */
export const ruleEvidence = (rule: AccessRule): Record<string, Json> => ({
  [rule.path]: {
    verbs: shown(rule.verbs),
    ...(rule.urls.length > 0
      ? { nonResourceURLs: shown(rule.urls) }
      : { apiGroups: shown(rule.groups), resources: shown(rule.resources) }),
    ...(rule.names.length > 0 && { resourceNames: shown(rule.names) }),
  },
})

const shown = (list: readonly string[]) => list.slice(0, 12).map((text) => text.slice(0, 120))
