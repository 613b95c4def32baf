import { stringify } from 'yaml'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { allows, hasReadableRules, rulesOfObject, type Access, type AccessRule } from '@/lib/model/access-rule'

/**
 * The role's rules without these accesses, as a merge patch; null when nothing is to be changed, or when a wildcard
 * grants it: only people know what the wildcard was meant for. Lists of rules are replaced as a whole.
 */
export function withoutAccess(object: KubernetesObject, accesses: readonly Access[]): string | null {
  // A role that a check need not read to judge it.
  if (!hasReadableRules(object)) return null
  const rules = rulesOfObject(object)
  const faulty = rules.filter((rule) => accesses.some((access) => allows(rule, access)))
  const isWild = faulty.some((rule) =>
    [...rule.verbs, ...rule.groups, ...rule.resources].some((one) => one.includes('*')),
  )
  if (faulty.length === 0 || isWild) return null
  const mended = rules.flatMap((rule) => (faulty.includes(rule) ? split(rule, accesses) : [rule]))
  const { name, namespace } = object.metadata
  const document = {
    apiVersion: object.apiVersion,
    kind: object.kind,
    metadata: { name, ...(namespace && { namespace }) },
    rules: mended.map(written),
  }
  return `# All rules of the role, without what this recommendation is about. Ask who needs it before.\n${stringify(document, { lineWidth: 0 })}`
}

/** The rule for the resources that stay, and one for each that keeps some of its verbs. */
function split(rule: AccessRule, accesses: readonly Access[]): AccessRule[] {
  const isAsked = (resource: string, verb: string) =>
    accesses.some(
      (access) => access.resource === resource && access.verb === verb && rule.groups.includes(access.group),
    )
  const kept = rule.resources.filter((resource) => !rule.verbs.some((verb) => isAsked(resource, verb)))
  const narrowed = rule.resources
    .filter((resource) => !kept.includes(resource))
    .map((resource) => ({
      ...rule,
      resources: [resource],
      verbs: rule.verbs.filter((verb) => !isAsked(resource, verb)),
    }))
  return [{ ...rule, resources: kept }, ...narrowed].filter((one) => one.resources.length > 0 && one.verbs.length > 0)
}

function written({ verbs, groups, resources, names, urls }: AccessRule) {
  return {
    ...(urls.length > 0 ? { nonResourceURLs: [...urls] } : { apiGroups: [...groups], resources: [...resources] }),
    ...(names.length > 0 && { resourceNames: [...names] }),
    verbs: [...verbs],
  }
}
