import { describe, expect, it } from 'vitest'
import { controlIds } from '@/lib/model/control'
import { severities } from '@/lib/model/severity'
import { checkById, checks } from '.'
import { workload } from '../testing/workload'

const guid = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

describe('the catalogue', () => {
  it('has every check once and finds it by id', () => {
    expect(checks).toHaveLength(29)
    expect(new Set(checks.map(({ id }) => id)).size).toBe(checks.length)
    for (const check of checks) expect(checkById(check.id)).toBe(check)
    expect(checkById('k8s-gone')).toBeUndefined()
    expect(checkById('__proto__')).toBeUndefined()
  })

  it.each(checks.map((check) => [check.id, check] as const))('%s is described well enough to act on', (id, check) => {
    expect(id).toMatch(/^[a-z0-9]+(?:-[a-z0-9]+)+$/)
    expect(severities).toContain(check.severity)
    expect(controlIds).toContain(check.control)
    expect(check.description.length).toBeGreaterThan(80)
    expect(check.remediation.length).toBeGreaterThan(0)
    for (const step of check.remediation) expect(step).toMatch(/^[A-Z].*\.$/)
    const { azurePolicy, defenderKey, cis, kubescape, trivy } = check.mappings
    for (const id of [azurePolicy, defenderKey]) expect(id ?? '00000000-0000-0000-0000-000000000000').toMatch(guid)
    for (const number of cis ?? []) expect(number).toMatch(/^(?:v1\.\d+:)?5\.\d+\.\d+$/)
    for (const control of kubescape ?? []) expect(control).toMatch(/^C-\d{4}$/)
    for (const rule of trivy ?? []) expect(rule).toMatch(/^(?:KSV|DS)-\d{4}$/)
  })

  it('answers for a pod without containers, without throwing', () => {
    const verdicts = checks
      .filter((check) => check.subject === 'object')
      .map((check) => check.evaluate(workload('Pod', {}), { imageUsers: {} }).status)
    expect(verdicts.filter((status) => status === 'healthy')).toHaveLength(1)
    expect(verdicts).not.toContain('unhealthy')
  })
})
