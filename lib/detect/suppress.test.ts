import { assert, constantFrom, property, string } from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Entity } from '@/lib/model/alert'
import {
  suppressionConditionSchema,
  type SuppressionCondition,
  type SuppressionOperator,
} from '@/lib/model/suppression'
import { suppresses } from './suppress'

const entities: Entity[] = [
  { kind: 'namespace', name: 'shop' },
  { kind: 'pod', name: 'checkout-6d88f6dcdd-k6bc5' },
  { kind: 'workload', name: 'checkout', detail: { kind: 'Deployment' } },
  { kind: 'ip', name: '2001:db8:1::7' },
  { kind: 'ip', name: '10.4.0.9' },
  { kind: 'user', name: '.*|(a+)+$' },
]
const alert = { type: 'Falco_TerminalShellInContainer', entities }
const when = (
  kind: Entity['kind'],
  operator: SuppressionOperator,
  value: string | string[],
  field = 'name',
): SuppressionCondition => ({
  kind,
  field,
  operator,
  values: [value].flat(),
})
const hides = (conditions: SuppressionCondition[], alertType = '*') => suppresses({ alertType, conditions }, alert)

describe('a rule', () => {
  it.each([
    [when('namespace', 'equals', 'shop'), true],
    [when('namespace', 'equals', 'sho'), false],
    [when('namespace', 'equals', 'Shop'), false],
    [when('namespace', 'in', ['till', 'shop']), true],
    [when('namespace', 'in', ['till']), false],
    [when('pod', 'prefix', 'checkout-'), true],
    [when('pod', 'prefix', 'heckout'), false],
    [when('pod', 'contains', 'd88f'), true],
    [when('pod', 'contains', '%'), false],
    [when('pod', 'contains', '_'), false],
    [when('workload', 'equals', 'Deployment', 'kind'), true],
    [when('workload', 'equals', 'Deployment', 'constructor'), false],
    [when('pod', 'equals', 'Deployment', 'kind'), false],
    [when('ip', 'cidr', '2001:db8::/32'), true],
    [when('ip', 'cidr', '2001:db9::/32'), false],
    [when('ip', 'cidr', '10.0.0.0/8'), true],
    [when('ip', 'cidr', '0.0.0.0/0'), true],
    [when('namespace', 'cidr', '0.0.0.0/0'), false],
    [when('user', 'equals', '.*'), false],
    [when('user', 'equals', '.*|(a+)+$'), true],
    [when('file', 'contains', ''), false],
  ] as const)('%j: %s', (condition, want) => expect(hides([condition])).toBe(want))

  it('needs all of its conditions', () => {
    expect(hides([when('namespace', 'equals', 'shop'), when('ip', 'cidr', '10.0.0.0/8')])).toBe(true)
    expect(hides([when('namespace', 'equals', 'shop'), when('ip', 'cidr', '192.168.0.0/16')])).toBe(false)
  })

  it('is for its type, letter by letter, or for all', () => {
    expect(hides([], alert.type)).toBe(true)
    expect(hides([], alert.type.toLowerCase())).toBe(false)
    expect(hides([], 'Falco_*')).toBe(false)
    expect(hides([when('namespace', 'equals', 'shop')], 'Falco_Other')).toBe(false)
  })

  it('of every type without a condition hides nothing', () => expect(hides([])).toBe(false))

  it('takes any text for text, and needs no time for it', () => {
    const hostile = string({ unit: 'binary', maxLength: 400 })
    assert(
      property(hostile, hostile, constantFrom('equals', 'contains', 'prefix', 'cidr'), (name, value, operator) => {
        const other = { type: 'x', entities: [{ kind: 'user' as const, name }] }
        const found = suppresses({ alertType: 'x', conditions: [when('user', operator, value)] }, other)
        if (operator === 'equals') expect(found).toBe(name === value)
        if (operator === 'prefix') expect(found).toBe(name.slice(0, value.length) === value)
      }),
    )
    const begun = performance.now()
    const long = { type: 'x', entities: [{ kind: 'user' as const, name: 'a'.repeat(100_000) }] }
    suppresses({ alertType: 'x', conditions: [when('user', 'contains', `${'a'.repeat(1_000)}b`)] }, long)
    suppresses({ alertType: 'x', conditions: [when('user', 'cidr', '10.0.0.0/8')] }, long)
    expect(performance.now() - begun).toBeLessThan(500)
  })
})

it.each([
  { kind: 'ip', operator: 'cidr', values: ['10.0.0.0/40'] },
  { kind: 'ip', operator: 'equals', values: ['a', 'b'] },
  { kind: 'ip', operator: 'matches', values: ['a'] },
  { kind: 'planet', operator: 'equals', values: ['a'] },
  { kind: 'ip', operator: 'in', values: [] },
  { kind: 'ip', operator: 'equals', values: ['\0'] },
])('%j is no condition', (condition) => expect(suppressionConditionSchema.safeParse(condition).success).toBe(false))
