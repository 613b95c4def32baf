import type { Evidence } from '@/lib/model/assessment'
import type { KubernetesObject } from '@/lib/model/kubernetes'
import { severities, type Severity } from '@/lib/model/severity'
import type { CheckFacts, ObjectCheck } from '../check'
import type { ClusterFacts } from '../facts/cluster-facts'
import { joinCheck } from '../join-check'
import { notApplicable, proof, verdictOf } from '../verdict'
import { bindingsTo } from './bindings'
import { withoutAccess } from './mend-rules'
import { allows, rulesOfObject, type Access, type AccessRule } from '@/lib/model/access-rule'
import { isRightShipped, isShipped } from './shipped-roles'

type RoleRule = Omit<CheckFacts, 'control' | 'ignoresExclusions'> & {
  /** What it is about exists in no namespace, so that a Role cannot grant it. */
  clusterWide?: boolean
  /** Roles that Kubernetes itself ships are looked at as well. */
  alsoShipped?: boolean
  /** Why this role cannot do harm here, whatever its rules say. */
  exempt?: (object: KubernetesObject, facts: ClusterFacts) => string | null
} & ({ accesses: readonly Access[] } | { find: (rules: readonly AccessRule[], object: KubernetesObject) => Evidence[] })

/**
 * Makes a check of roles. What Kubernetes ships is left alone as far as it is as shipped; of other roles it is said
 * whether anybody holds them, because a role that nobody holds is one level less urgent.
 */
export function roleCheck({ clusterWide, alsoShipped, exempt, ...rule }: RoleRule): ObjectCheck {
  const { id, severity } = rule
  const find = 'find' in rule ? rule.find : finder(rule.accesses)
  return joinCheck({
    ...rule,
    control: 'manage-access',
    ignoresExclusions: true,
    assetKinds: ['role'],
    needs: ['bindings'],
    evaluate(object, facts) {
      if (clusterWide && object.kind !== 'ClusterRole') return notApplicable('only a ClusterRole can grant this')
      const found = find(rulesOfObject(object), object)
      if (!alsoShipped && isShipped(object.metadata) && (found.length === 0 || isRightShipped(object, id))) {
        return notApplicable('a role of Kubernetes itself, with the rights that it comes with')
      }
      const reason = found.length > 0 ? (exempt?.(object, facts) ?? null) : null
      if (reason !== null) return notApplicable(reason)
      return verdictOf(found.length > 0 ? [...found, ...holders(object, facts, severity)] : [])
    },
    ...('accesses' in rule && {
      patch: (object: KubernetesObject) => (isRole(object) ? withoutAccess(object, rule.accesses) : null),
    }),
  })
}

const isRole = ({ kind }: KubernetesObject) => kind === 'Role' || kind === 'ClusterRole'

function finder(accesses: readonly Access[]) {
  return (rules: readonly AccessRule[]) =>
    rules.flatMap((rule) => {
      const granted = accesses.filter((access) => allows(rule, access))
      return granted.length > 0 ? [ruleProof(rule, `allows ${inWords(granted)}`)] : []
    })
}

/** A rule as evidence: what it says, and what that means. */
export const ruleProof = (rule: AccessRule, message: string) =>
  proof(rule.path, { verbs: [...rule.verbs], resources: [...rule.resources] }, message)

/** `create, patch on pods, deployments` */
function inWords(granted: readonly Access[]): string {
  const verbs = [...new Set(granted.map(({ verb }) => verb))]
  const resources = [...new Set(granted.map(({ resource }) => resource))]
  const rest = resources.length > 6 ? ` and ${resources.length - 6} more` : ''
  return `${verbs.join(', ')} on ${resources.slice(0, 6).join(', ')}${rest}`
}

function holders(object: KubernetesObject, facts: ClusterFacts, severity: Severity): Evidence[] {
  const { name } = object.metadata
  const [first, ...others] = bindingsTo(facts, object)
  if (first) {
    const more = others.length > 0 ? ` and ${others.length} more` : ''
    return [proof('metadata.name', name, `granted by ${first.objectKind} ${first.name}${more} to ${first.subjects[0]}`)]
  }
  if (!facts.isListed('role-binding', 'ClusterRoleBinding', null)) return []
  const lower = severities[severities.indexOf(severity) + 1] ?? severity
  return [proof('metadata.name', name, `granted to nobody at present, so only ${lower}`)]
}
