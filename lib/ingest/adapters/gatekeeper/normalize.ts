import { builtInGroup } from '@/lib/model/kubernetes-kinds'
import { clusterKey } from '@/lib/model/key'
import { jsonPath, problemsOf } from '../../problems'
import { text } from '../trivy/fields'
import type { Gathering } from '../trivy/gathering'
import { addObject } from '../trivy/kubernetes-object'
import { violationSchema, type Constraint, type Violation } from './payload'

export const ruleOf = ({ kind, metadata }: Pick<Constraint, 'kind' | 'metadata'>) => `${kind}/${metadata.name}`

/** Reads what the audit found against one constraint; true when the constraint lists all that it counts. */
export function readConstraint(
  into: Gathering,
  constraint: Constraint,
  cluster: string,
  path: readonly PropertyKey[],
): boolean {
  const { status } = constraint
  into.addAsset({ kind: 'cluster', key: clusterKey(cluster), name: cluster, mentioned: true })
  if (!status?.auditTimestamp) {
    into.reject({ path: jsonPath([...path, 'status', 'auditTimestamp']), message: 'the audit has not run over it yet' })
    return false
  }
  const violations = status.violations ?? []
  let isWhole = true
  for (const [index, item] of violations.entries()) {
    const parsed = violationSchema.safeParse(item)
    if (parsed.success) {
      const description = text(constraint.metadata.annotations?.description, 2_000)
      addViolation(into, ruleOf(constraint), parsed.data, cluster, description)
      continue
    }
    isWhole = false
    for (const problem of problemsOf(parsed.error, [...path, 'status', 'violations', index])) into.reject(problem)
  }
  const total = status.totalViolations ?? violations.length
  if (total > violations.length) {
    const message = `counts ${total} violations but lists ${violations.length}: raise --constraint-violations-limit`
    into.reject({ path: jsonPath([...path, 'status', 'totalViolations']), message })
  }
  return isWhole && total <= violations.length
}

/** Adds one violation; several of one object against one constraint are one fault with several messages. */
export function addViolation(
  into: Gathering,
  rule: string,
  violation: Violation,
  cluster: string,
  description?: string,
): void {
  const { kind, name, message, enforcementAction: action } = violation
  // Releases before 3.4 leave the group out.
  const { group } = violation
  const namespace = violation.namespace || null
  const isBuiltIn = typeof group !== 'string' || group === (builtInGroup(kind) ?? '')
  const home = addObject(into, { cluster, kind: isBuiltIn ? kind : `${kind}.${group}`, namespace, name })
  const object = [kind, namespace, name].filter(Boolean).join('/')
  const said = text(message, 2_000)
  into.cover(home.key, 'misconfiguration', true)
  into.addFinding({
    asset: home.key,
    kind: 'misconfiguration',
    rule,
    title: rule.replace('/', ': '),
    severity: action === 'warn' || action === 'dryrun' ? 'low' : 'medium',
    identity: home.isItself ? [] : [object],
    detail: {
      messages: said ? [said] : [],
      ...(description && { description }),
      ...(action && { action: action.slice(0, 100) }),
      ...(!home.isItself && { object }),
    },
  })
}
