import { accessesOf, type AccessRule } from '@/lib/model/access-rule'
import { roleDetection } from '../../rbac/role-detection'
import { granting, grantInWords, isEverything, ruleEvidence } from '../../rbac/role-rules'
import { onRole } from '../../rbac/steps'

const escalating = [
  ...accessesOf(['escalate', 'bind'], { 'rbac.authorization.k8s.io': ['roles', 'clusterroles'] }),
  ...accessesOf(['impersonate'], {
    '': ['users', 'groups', 'serviceaccounts'],
    'authentication.k8s.io': ['uids', 'userextras', 'users', 'groups', 'serviceaccounts'],
  }),
]

export const escalationRole = roleDetection({
  id: 'k8s-escalation-role',
  name: 'Role granting bind, escalate or impersonate created',
  description:
    'A role was written whose holder can make itself stronger than it is: hand out roles it does not have (`bind`, ' +
    '`escalate`) or act as somebody else (`impersonate`). That is as good as every right in reach of it.',
  fires:
    'A Role or ClusterRole is written with escalate or bind on roles or clusterroles, impersonate on users, groups, ' +
    'service accounts, uids or extra fields, or a verb of constrained impersonation (`impersonate:…`, ' +
    '`impersonate-on:…`).',
  benign: ['A proxy for single sign-on, a multi-tenancy operator or a GitOps controller is installed.'],
  severity: 'high',
  tactics: ['PrivilegeEscalation'],
  techniques: ['T1098.006'],
  defender: ['K8S_HighPrivilegesRole'],
  remediation: onRole,
  preventedBy: ['k8s-rbac-escalate-bind', 'k8s-rbac-impersonate'],
  find({ rules }) {
    const grant = granting(rules, escalating)
    if (grant) return { message: `the role allows ${grantInWords(grant)}`, evidence: ruleEvidence(grant.rule) }
    const rule = rules.find((one) => one.verbs.some(isConstrained) || extendsFields(one))
    if (!rule || isEverything(rule)) return null
    const verbs = rule.verbs.filter((verb) => isConstrained(verb) || verb === 'impersonate' || verb === '*')
    const message = `the role allows ${verbs.slice(0, 3).join(', ').slice(0, 200)} on ${rule.resources.slice(0, 3).join(', ').slice(0, 200)}`
    return { message, evidence: ruleEvidence(rule) }
  },
})

/** Verbs of constrained impersonation, which say whom to act as or what to do as them. */
const isConstrained = (verb: string) => /^impersonate(?::|-on:)/.test(verb)

/** One extra field of a user alone: `userextras/scopes`. */
const extendsFields = ({ verbs, resources, groups }: AccessRule) =>
  (verbs.includes('impersonate') || verbs.includes('*')) &&
  (groups.includes('authentication.k8s.io') || groups.includes('*')) &&
  resources.some((resource) => resource.startsWith('userextras/'))
