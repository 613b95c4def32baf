import { accountOf, bindingOf } from '../access/bindings'
import { joinCheck } from '../join-check'
import { notEvaluated, proof, verdictOf } from '../verdict'

export const rbacDangling = joinCheck({
  assetKinds: ['role-binding'],
  needs: ['roles', 'service-accounts'],
  ignoresExclusions: true,
  id: 'k8s-rbac-dangling',
  name: 'Role bindings should reference existing roles and subjects',
  description:
    'A binding that names what does not exist grants nothing today. Whoever creates a role or service account of that name later gets, or gives, rights that nobody meant to grant then.',
  severity: 'low',
  control: 'manage-access',
  remediation: ['Delete the binding, or name the role and the accounts that were meant.'],
  mappings: { nsa: ['AA-rbac'] },
  evaluate(object, facts) {
    const { roleRef, subjects } = bindingOf(object)
    const place = roleRef.kind === 'Role' ? (object.metadata.namespace ?? null) : null
    const unknown: string[] = []
    const found = []
    if (!facts.find('roles', roleRef.kind, place, roleRef.name)) {
      if (!facts.isListed('role', roleRef.kind, place)) unknown.push(`${roleRef.kind}s`)
      else found.push(proof('roleRef.name', roleRef.name, `there is no ${roleRef.kind} of that name`))
    }
    subjects.forEach((subject, index) => {
      const [namespace, name] = accountOf(subject)?.split('/') ?? []
      if (namespace === undefined || name === undefined) return
      if (facts.find('service-accounts', 'ServiceAccount', namespace, name)) return
      if (!facts.isListed('service-account', 'ServiceAccount', namespace)) unknown.push('ServiceAccounts')
      else
        found.push(proof(`subjects[${index}].name`, subject.name, `there is no service account ${namespace}/${name}`))
    })
    if (found.length === 0 && unknown[0] !== undefined) {
      return notEvaluated(`no complete list of ${[...new Set(unknown)].join(' and ')} was received`)
    }
    return verdictOf(found)
  },
})
