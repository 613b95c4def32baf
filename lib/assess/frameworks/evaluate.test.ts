import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { ResultCounts } from '@/lib/model/compliance'
import { evaluateControl, type ControlFacts } from './evaluate'
import { attested, checked, type FrameworkControl } from './framework'

const counts = (some: Partial<ResultCounts>): ResultCounts => ({
  healthy: 0,
  unhealthy: 0,
  exempt: 0,
  notApplicable: 0,
  ...some,
})
const facts = (results: Record<string, Partial<ResultCounts>>, more: Partial<ControlFacts> = {}): ControlFacts => ({
  results: new Map(Object.entries(results).map(([id, some]) => [id, counts(some)])),
  unevaluated: new Set<string>(),
  isMade: (id) => id !== 'future',
  planOn: true,
  managed: false,
  attested: { passed: 0, failed: 0, of: 1 },
  ...more,
})
const yes = { attested: { passed: 1, failed: 0, of: 1 } }
const no = { attested: { passed: 0, failed: 1, of: 1 } }
const control = checked('1', 'One', 'a b future')
const verdict = (one: FrameworkControl, given: ControlFacts) => {
  const { status, reason } = evaluateControl(one, given)
  return `${status}, ${reason}`
}

describe('a control that checks decide', () => {
  it.each([
    ['all are healthy', facts({ a: { healthy: 3 }, b: { healthy: 2 } }), 'passed, assessed'],
    ['one fails', facts({ a: { healthy: 300 }, b: { unhealthy: 1 } }), 'failed, assessed'],
    [
      'what fails is exempt and something is healthy',
      facts({ a: { healthy: 1 }, b: { exempt: 2 } }),
      'passed, assessed',
    ],
    ['all that applies is exempt', facts({ a: { exempt: 2, notApplicable: 9 } }), 'skipped, exempt'],
    ['nothing applies', facts({ a: { notApplicable: 9 } }), 'skipped, not-applicable'],
    [
      'it applies but could not be evaluated',
      facts({ a: { notApplicable: 3 }, b: { notApplicable: 9 } }, { unevaluated: new Set(['b']) }),
      'not-assessable, no-evidence',
    ],
    [
      'part of it could not be evaluated',
      facts({ a: { healthy: 1 }, b: { notApplicable: 9 } }, { unevaluated: new Set(['b']) }),
      'passed, assessed',
    ],
    ['nothing was reported', facts({}), 'not-assessable, no-evidence'],
    ['the plan is off', facts({}, { planOn: false }), 'not-assessable, plan-off'],
    ['the plan is off but results are there', facts({ a: { healthy: 1 } }, { planOn: false }), 'passed, assessed'],
    ['another check has results', facts({ other: { unhealthy: 4 } }), 'not-assessable, no-evidence'],
    ['somebody answers for it', facts({}, yes), 'passed, attested'],
    ['somebody says that it is not met', facts({}, no), 'failed, attested'],
    ['it fails and somebody answers for it', facts({ a: { unhealthy: 1 } }, yes), 'failed, assessed'],
    ['it passes and somebody denies it', facts({ a: { healthy: 1 } }, no), 'passed, assessed'],
    [
      'the provider keeps the control plane, which it is not about',
      facts({}, { managed: true }),
      'not-assessable, no-evidence',
    ],
  ])('%s', (_name, given, expected) => {
    expect(verdict(control, given)).toBe(expected)
  })

  it('is not assessable while none of its checks is made', () => {
    expect(verdict(checked('2', 'Two', 'future'), facts({}))).toBe('not-assessable, no-check')
  })

  it('adds up what its checks found, and nothing else', () => {
    const given = facts({ a: { healthy: 3, unhealthy: 1 }, b: { healthy: 2, exempt: 4 }, c: { unhealthy: 50 } })
    expect(evaluateControl(control, given)).toEqual({
      ...counts({ healthy: 5, unhealthy: 1, exempt: 4 }),
      status: 'failed',
      reason: 'assessed',
    })
  })
})

describe('other controls', () => {
  it('a person decides: the hints of checks change nothing', () => {
    const manual = attested('3', 'Three', 'a')
    expect(verdict(manual, facts({ a: { unhealthy: 5 } }))).toBe('manual, needs-attestation')
    expect(verdict(manual, facts({ a: { unhealthy: 5 } }, yes))).toBe('passed, attested')
    expect(verdict(manual, facts({}, { planOn: false }))).toBe('not-assessable, plan-off')
  })

  it('of several environments each must be answered for', () => {
    const manual = attested('3', 'Three')
    expect(verdict(manual, facts({}, { attested: { passed: 1, failed: 0, of: 2 } }))).toBe('manual, needs-attestation')
    expect(verdict(manual, facts({}, { attested: { passed: 2, failed: 0, of: 2 } }))).toBe('passed, attested')
    expect(verdict(manual, facts({}, { attested: { passed: 1, failed: 1, of: 2 } }))).toBe('failed, attested')
    expect(verdict(manual, facts({}, { attested: { passed: 0, failed: 0, of: 0 } }))).toBe('manual, needs-attestation')
  })

  it('of the control plane cannot be assessed where the provider keeps it', () => {
    const plane = { ...control, controlPlane: true } as const
    expect(verdict(plane, facts({}, { managed: true }))).toBe('not-assessable, managed-control-plane')
    expect(verdict(plane, facts({}))).toBe('not-assessable, no-evidence')
    expect(verdict(plane, facts({ a: { healthy: 1 } }, { managed: true }))).toBe('passed, assessed')
  })
})

it('never passes with a failure, and never passes without a sign of health', () => {
  const amount = fc.integer({ min: 0, max: 3 })
  const some = fc.record({ healthy: amount, unhealthy: amount, exempt: amount, notApplicable: amount })
  fc.assert(
    fc.property(some, some, fc.boolean(), fc.boolean(), (a, b, planOn, managed) => {
      const result = evaluateControl(control, facts({ a, b }, { planOn, managed }))
      if (result.status === 'passed') {
        expect(result.unhealthy).toBe(0)
        expect(result.healthy).toBeGreaterThan(0)
      }
      expect(result.status === 'failed').toBe(a.unhealthy + b.unhealthy > 0)
    }),
  )
})
