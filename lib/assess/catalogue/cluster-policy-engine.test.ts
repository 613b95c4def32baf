import { expect, it } from 'vitest'
import { object, related } from '../testing/facts'
import { judge } from '../testing/judge'
import { clusterPolicyEngine } from './cluster-policy-engine'

const blue = object('Cluster', 'blue')
const listed = ['namespace', 'admission'] as const
const enforce = (level: string) => ({ name: 'shop', labels: { 'pod-security.kubernetes.io/enforce': level } })
const binding = (...validationActions: string[]) => ({
  name: 'b',
  objectKind: 'ValidatingAdmissionPolicyBinding',
  spec: { validationActions },
})

it('a cluster passes with whatever refuses objects', () => {
  expect(judge(clusterPolicyEngine, blue, related({ namespaces: [enforce('restricted')] }))).toBe('healthy')
  expect(judge(clusterPolicyEngine, blue, related({ admission: [binding('Deny', 'Audit')] }))).toBe('healthy')
  const webhook = { name: 'kyverno-resource-validating-webhook-cfg', objectKind: 'ValidatingWebhookConfiguration' }
  expect(judge(clusterPolicyEngine, blue, related({ admission: [webhook] }))).toBe('healthy')
  expect(
    judge(clusterPolicyEngine, blue, related({ admission: [{ name: 't', objectKind: 'ConstraintTemplate' }] })),
  ).toBe('healthy')
})

it('a cluster fails when nothing does: a level of privileged and a binding that only warns refuse nothing', () => {
  expect(judge(clusterPolicyEngine, blue, related({}, listed))).toHaveLength(1)
  const weak = { namespaces: [enforce('privileged')], admission: [binding('Warn', 'Audit')] }
  expect(judge(clusterPolicyEngine, blue, related(weak, listed))).toHaveLength(1)
})

it('is not evaluated when webhooks were never listed', () => {
  expect(judge(clusterPolicyEngine, blue, related({}, ['namespace']))).toMatch(/Not evaluated/)
})
