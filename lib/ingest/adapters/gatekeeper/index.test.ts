import { describe, expect, it } from 'vitest'
import type { Observation } from '@/lib/model/observation'
import type { ReportContext } from '../../adapter'
import { conformsToAdapter } from '../../conformance'
import { mapRules } from '../../map-rules'
import { gatekeeperAdapter } from '.'

const violation = (name: string, more: object = {}) => ({
  group: 'apps',
  version: 'v1',
  kind: 'Deployment',
  namespace: 'shop',
  name,
  message: `${name} is not allowed to`,
  enforcementAction: 'deny',
  ...more,
})
const constraint = (violations: object[], status: object = {}, kind = 'K8sPSPPrivilegedContainer') => ({
  apiVersion: 'constraints.gatekeeper.sh/v1beta1',
  kind,
  metadata: { name: 'no-privilege', annotations: { description: 'Privileged containers own their node' } },
  spec: { enforcementAction: 'deny' },
  status: { auditTimestamp: '2026-02-28T09:00:00Z', totalViolations: violations.length, violations, ...status },
})
const line = {
  level: 'info',
  msg: 'container has no limits',
  process: 'audit',
  audit_id: '2026-02-28T09:00:00Z',
  event_type: 'violation_audited',
  constraint_kind: 'K8sContainerLimits',
  constraint_name: 'limits',
  constraint_action: 'deny',
  resource_group: '',
  resource_kind: 'Pod',
  resource_namespace: 'shop',
  resource_name: 'web-0',
}
const list = {
  apiVersion: 'v1',
  kind: 'List',
  items: [constraint([violation('web')]), constraint([], {}, 'K8sAllowedRepos')],
}

conformsToAdapter(
  gatekeeperAdapter,
  [
    { name: 'a list', documents: [list] },
    { name: 'one constraint', documents: [constraint([violation('web'), violation('api')])] },
    { name: 'lines of the audit log', documents: [{ level: 'info', msg: 'auditing' }, line] },
    {
      name: 'an empty list',
      documents: [{ apiVersion: 'constraints.gatekeeper.sh/v1beta1', kind: 'AList', items: [] }],
    },
  ],
  [
    { name: 'constraints without a cluster', documents: [list], context: { cluster: undefined } },
    { name: 'violations that are no list', documents: [constraint([], { violations: 'x' })] },
    { name: 'a constraint without a name', documents: [{ ...constraint([]), metadata: {} }] },
  ],
)

const context: ReportContext = { collectedAt: '2026-03-01T12:00:00Z', cluster: 'blue', collector: 'test' }
function read(documents: unknown[]): Observation {
  const result = gatekeeperAdapter.read(documents, context)
  if (!result.ok) throw new Error(JSON.stringify(result.problems))
  return result.observation
}

describe('constraints of Gatekeeper', () => {
  const web = 'k8s/blue/apps/Deployment/shop/web'
  const rule = 'K8sPSPPrivilegedContainer/no-privilege'

  it('put each violation on its object', () => {
    const { findings, evidenceAt } = read([list])
    expect(findings).toMatchObject([{ asset: web, rule, detail: { messages: ['web is not allowed to'] } }])
    expect(evidenceAt).toBe('2026-02-28T09:00:00.000Z')
  })

  it('speak for the whole cluster when they list all that they count', () => {
    const { scopes } = read([list])
    const rules = ['K8sAllowedRepos/no-privilege', rule]
    expect(scopes).toContainEqual({ type: 'rules', cluster: 'k8s/blue', rules, complete: true })
    expect(mapRules(read([list])).scopes).toContainEqual(
      expect.objectContaining({ type: 'rules', checks: ['k8s-pod-privileged'] }),
    )
  })

  it('that list fewer than they count say so and speak for nothing else', () => {
    const { scopes, rejected, findings } = read([constraint([violation('web')], { totalViolations: 40 })])
    expect(findings).toHaveLength(1)
    expect(rejected).toMatchObject([{ path: '$.status.totalViolations' }])
    expect(scopes).toContainEqual({ type: 'rules', cluster: 'k8s/blue', rules: [], complete: true })
  })

  it('that the audit has not reached yet say nothing', () => {
    const { rejected, scopes } = read(
      [constraint([], { auditTimestamp: undefined })].concat(constraint([], {}, 'K8sOther')),
    )
    expect(rejected).toHaveLength(1)
    expect(scopes).toMatchObject([{ rules: ['K8sOther/no-privilege'] }])
  })

  it('fold several violations of one object into one fault', () => {
    const { findings } = read([constraint([violation('web'), violation('web', { message: 'nor that' })])])
    expect(findings).toMatchObject([{ detail: { messages: ['web is not allowed to', 'nor that'] } }])
  })

  it.each([
    ['a group of its own', { group: 'serving.knative.dev', kind: 'Service' }, 'k8s/blue/Namespace/shop'],
    ['no group', { group: undefined }, web],
  ])('find the object of a violation with %s', (_, more, asset) => {
    expect(read([constraint([violation('web', more)])]).findings.map((one) => one.asset)).toEqual([asset])
  })

  it('that only warn are low', () => {
    expect(read([constraint([violation('web', { enforcementAction: 'dryrun' })])]).findings[0]?.severity).toBe('low')
  })

  it('in the log never speak for the whole cluster', () => {
    const { scopes, findings } = read([line])
    expect(findings).toMatchObject([{ asset: 'k8s/blue/core/Pod/shop/web-0', rule: 'K8sContainerLimits/limits' }])
    expect(scopes.every((scope) => !scope.complete)).toBe(true)
  })
})
