import { describe, expect, it } from 'vitest'
import { perContainer, podCheck, type PodRule } from './pod-check'
import { judge, patchOf } from './testing/judge'
import { service, workload } from './testing/workload'
import { proof } from './verdict'

const rule: PodRule = {
  id: 'test-tty',
  name: 'No terminals',
  description: 'A rule of this test.',
  severity: 'low',
  control: 'best-practices',
  remediation: ['Remove it.'],
  mappings: {},
  inspect: (pod) =>
    perContainer(pod, ({ container, path }) => container['tty'] === true && proof(`${path}.tty`, true, 'tty')),
  mend: () => ({ spec: { tty: false } }),
}
const faulty = { containers: [{ name: 'a' }, { name: 'b', tty: true }] }

describe('podCheck', () => {
  it('runs the rule on workloads', () => {
    const check = podCheck(rule)
    expect(check).toMatchObject({ id: 'test-tty', subject: 'object', assetKinds: ['workload'] })
    expect(judge(check, workload('Pod', faulty))).toEqual(['spec.containers[1].tty = true'])
    expect(judge(check, workload('Pod', { containers: [{ name: 'a' }] }))).toBe('healthy')
    expect(judge(check, service)).toBe('not-applicable: the object has no pod template')
    expect(judge(check, workload('Pod', { containers: null }))).toBe(
      'not-applicable: the pod template names no containers',
    )
  })

  it('keeps the switches of the rule out of the check', () => {
    expect(podCheck({ ...rule, linuxOnly: true, exemptsUserNamespaces: true })).not.toHaveProperty('linuxOnly')
  })

  it('exempts Windows pods and pods with a user namespace, but only where the rule says so', () => {
    const windows = workload('Pod', { ...faulty, os: { name: 'windows' } })
    const isolated = workload('Pod', { ...faulty, hostUsers: false })
    expect(judge(podCheck({ ...rule, linuxOnly: true }), windows)).toContain('not-applicable')
    expect(judge(podCheck(rule), windows)).toHaveLength(1)
    expect(judge(podCheck({ ...rule, linuxOnly: true }), isolated)).toHaveLength(1)
    expect(judge(podCheck({ ...rule, exemptsUserNamespaces: true }), isolated)).toContain('not-applicable')
    expect(patchOf(podCheck({ ...rule, exemptsUserNamespaces: true }), isolated)).toBeNull()
  })

  it('passes on why something cannot be told', () => {
    expect(judge(podCheck({ ...rule, inspect: () => ({ unknown: 'no idea' }) }), workload('Pod', faulty))).toBe(
      'not-applicable: no idea',
    )
  })

  it('gives a patch for faults only, and none where the rule knows none', () => {
    expect(patchOf(podCheck(rule), workload('Pod', faulty))).toMatchObject({ spec: { tty: false } })
    expect(patchOf(podCheck(rule), workload('Pod', { containers: [{ name: 'a' }] }))).toBeNull()
    expect(patchOf(podCheck(rule), service)).toBeNull()
    const { mend: _, ...plain } = rule
    expect('patch' in podCheck(plain)).toBe(false)
  })
})
