import { z } from 'zod'
import type { KubernetesObject } from '@/lib/model/kubernetes'

const texts = z.array(z.string()).nullish()
const ruleSchema = z.object({
  verbs: texts,
  apiGroups: texts,
  resources: texts,
  resourceNames: texts,
  nonResourceURLs: texts,
})
const rulesSchema = z.array(ruleSchema).nullish()

/** One rule of a role and where it stands. */
export type AccessRule = {
  verbs: readonly string[]
  groups: readonly string[]
  resources: readonly string[]
  names: readonly string[]
  urls: readonly string[]
  path: string
}

/** A request that a rule may allow. `resource`: `pods` or `pods/exec`; without `name` it names no object. */
export type Access = { verb: string; group: string; resource: string; name?: string }

/** The rules of a role. Throws TypeError, naming the field, when they have the wrong shape. */
export function rulesOf(rules: unknown): AccessRule[] {
  const parsed = rulesSchema.safeParse(rules)
  if (!parsed.success) {
    const issue = parsed.error.issues[0]
    throw new TypeError(`${['rules', ...(issue?.path ?? [])].join('.')}: ${issue?.message ?? 'unreadable'}`)
  }
  return (parsed.data ?? []).map((rule, index) => ({
    verbs: rule.verbs ?? [],
    groups: rule.apiGroups ?? [],
    resources: rule.resources ?? [],
    names: rule.resourceNames ?? [],
    urls: rule.nonResourceURLs ?? [],
    path: `rules[${index}]`,
  }))
}

/** The rules of a role object. */
export const rulesOfObject = (object: KubernetesObject) => rulesOf(object.rules)

/** Whether they can be read. */
export const hasReadableRules = (object: KubernetesObject) => rulesSchema.safeParse(object.rules).success

/** Every verb on every resource: `accessesOf(['create'], { '': ['pods'] })`. */
export const accessesOf = (
  verbs: readonly string[],
  resources: Readonly<Record<string, readonly string[]>>,
): Access[] =>
  Object.entries(resources).flatMap(([group, names]) =>
    names.flatMap((resource) => verbs.map((verb) => ({ verb, group, resource }))),
  )

/**
 * Whether the rule allows the request. `*` stands for every verb, group or resource, and as a resource for every
 * subresource too; a slash joins a star only in front, as in an all-scale rule, never behind: `pods` followed by a
 * slash and a star is no wildcard. A rule with names allows no request without one.
 * Source: Kubernetes, RBAC authorizer and "Using RBAC Authorization".
 */
export function allows(rule: AccessRule, { verb, group, resource, name }: Access): boolean {
  return (
    includes(rule.verbs, verb) &&
    includes(rule.groups, group) &&
    rule.resources.some((written) => coversResource(written, resource)) &&
    (rule.names.length === 0 || (name !== undefined && rule.names.includes(name)))
  )
}

/** Whether the rule allows the verb on a path that is no resource: exactly, or by a star at the end. */
export function allowsUrl({ verbs, urls }: AccessRule, verb: string, url: string): boolean {
  return (
    includes(verbs, verb) &&
    urls.some((one) => one === url || (one.endsWith('*') && url.startsWith(one.replace(/\*+$/, ''))))
  )
}

const includes = (list: readonly string[], wanted: string) => list.includes('*') || list.includes(wanted)

function coversResource(written: string, asked: string): boolean {
  if (written === '*' || written === asked) return true
  const slash = asked.indexOf('/')
  return slash >= 0 && written === `*${asked.slice(slash)}`
}
