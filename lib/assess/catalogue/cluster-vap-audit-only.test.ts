import { describe, expect, it } from 'vitest'
import { expectMended, judge } from '../testing/judge'
import { clusterVapAuditOnly } from './cluster-vap-audit-only'

describe('k8s-cluster-vap-audit-only', () => {
  const binding = (validationActions?: string[], kind = 'ValidatingAdmissionPolicyBinding') => ({
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind,
    metadata: { name: 'no-latest' },
    spec: { policyName: 'no-latest', validationActions },
  })

  it('finds a binding that only tells, and keeps its audit', () => {
    expect(judge(clusterVapAuditOnly, binding(['Warn', 'Audit']))).toEqual([
      'spec.validationActions = ["Warn","Audit"]',
    ])
    expect(expectMended(clusterVapAuditOnly, binding(['Warn', 'Audit'])).spec).toMatchObject({
      validationActions: ['Deny', 'Audit'],
    })
    expectMended(clusterVapAuditOnly, binding())
  })

  it('passes one that denies, and does not ask policies themselves', () => {
    expect(judge(clusterVapAuditOnly, binding(['Deny', 'Audit']))).toBe('healthy')
    expect(judge(clusterVapAuditOnly, binding([], 'ValidatingAdmissionPolicy'))).toMatch(/^not-applicable/)
  })
})
