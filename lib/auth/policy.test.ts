import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { grantsOf } from './actor'
import { can, permittedEnvironments, rolePermissions, roles, type Grant, type Permission, type Role } from './policy'
import { roleSummary } from './role-summary'

/** Who may do what, written out by hand: a change of the policy must be a change here too. */
const expected = {
  'posture:read': ['security_reader', 'security_admin'],
  'assets:read': ['security_reader', 'security_admin'],
  'findings:read': ['security_reader', 'security_admin'],
  'alerts:read': ['security_reader', 'security_admin'],
  'environments:read': ['security_reader', 'security_admin'],
  'collectors:read': ['security_reader', 'security_admin'],
  'reports:read': ['security_reader', 'security_admin'],
  'reports:export': ['security_reader', 'security_admin'],
  'audit:read': ['security_reader', 'security_admin'],
  'notifications:read': ['security_reader', 'security_admin'],
  'account:write': ['security_reader', 'security_admin'],
  'alerts:triage': ['security_admin'],
  'compliance:attest': ['security_admin'],
  'exemptions:write': ['security_admin'],
  'governance:write': ['security_admin'],
  'environments:write': ['security_admin'],
  'notifications:write': ['security_admin'],
  'collectors:write': ['security_admin'],
  'reports:replay': ['security_admin'],
  'people:read': ['security_admin'],
  'people:write': ['security_admin'],
  'metrics:read': ['security_admin'],
} as const satisfies Record<Permission, readonly Role[]>
const permissions = Object.keys(expected) as Permission[]

describe.each(roles)('%s', (role) => {
  it.each(permissions)('%s', (permission) => {
    const may = (expected[permission] as readonly Role[]).includes(role)
    expect(rolePermissions[role].has(permission)).toBe(may)
    expect(can([{ role, environmentId: null }], permission)).toBe(may)
    expect(can([{ role, environmentId: null }], permission, null)).toBe(may)
    expect(can([{ role, environmentId: null }], permission, 'a')).toBe(may)
    expect(can([{ role, environmentId: 'a' }], permission, 'a')).toBe(may)
    expect(can([{ role, environmentId: 'a' }], permission)).toBe(may)
    expect(can([{ role, environmentId: 'a' }], permission, 'b')).toBe(false)
    expect(can([{ role, environmentId: 'a' }], permission, null)).toBe(false)
  })
})

it('names every permission that a role holds', () => {
  expect(new Set(permissions)).toEqual(new Set(roles.flatMap((role) => [...rolePermissions[role]])))
})

it('lets an administrator do all that a reader may', () => {
  for (const permission of rolePermissions.security_reader) {
    expect(rolePermissions.security_admin.has(permission)).toBe(true)
  }
})

it('refuses what it does not know', () => {
  for (const role of ['owner', 'SECURITY_ADMIN', '', '__proto__', 'constructor', 'toString']) {
    expect(can([{ role, environmentId: null } as unknown as Grant], 'posture:read')).toBe(false)
  }
  const admin: Grant[] = [{ role: 'security_admin', environmentId: null }]
  for (const permission of ['', '*', 'posture:*', 'posture:write', 'constructor', '__proto__']) {
    expect(can(admin, permission as Permission)).toBe(false)
  }
  expect(can([], 'posture:read')).toBe(false)
})

const grant = fc.record({
  role: fc.constantFrom(...roles),
  environmentId: fc.constantFrom('a', 'b', 'c', null),
}) satisfies fc.Arbitrary<Grant>
const grants = fc.array(grant, { maxLength: 6 })
const permission = fc.constantFrom(...permissions)
const place = fc.constantFrom('a', 'b', 'c', 'd')

it('never gives less for one grant more', () => {
  fc.assert(
    fc.property(grants, grant, permission, place, (held, more, wanted, where) => {
      const before = Number(can(held, wanted, where))
      expect(Number(can([...held, more], wanted, where))).toBeGreaterThanOrEqual(before)
    }),
  )
})

it('gives on an environment exactly what a grant there or everywhere gives', () => {
  fc.assert(
    fc.property(grants, permission, place, (held, wanted, where) => {
      const relevant = held.filter((one) => one.environmentId === where || one.environmentId === null)
      const may = relevant.some((one) => (expected[wanted] as readonly Role[]).includes(one.role))
      expect(can(held, wanted, where)).toBe(may)
    }),
  )
})

it('counts each environment once, and everywhere as more than any list', () => {
  fc.assert(
    fc.property(grants, permission, (held, wanted) => {
      const permitted = permittedEnvironments(held, wanted)
      expect(can(held, wanted, null)).toBe(permitted === 'all')
      const listed = permitted === 'all' ? [] : permitted
      expect(new Set(listed).size).toBe(listed.length)
      expect(listed.every((where) => can(held, wanted, where))).toBe(true)
    }),
  )
})

it('gives nothing to strangers and collectors', () => {
  expect(grantsOf({ kind: 'anonymous' })).toEqual([])
  expect(grantsOf({ kind: 'collector', id: 'c', name: 'c', environmentId: 'a', formats: ['trivy'] })).toEqual([])
})

it('puts roles in a few words', () => {
  expect(roleSummary([])).toBe('No role')
  expect(roleSummary([{ role: 'security_reader', environmentId: 'a' }])).toBe('Security reader, 1 environment')
  expect(
    roleSummary([
      { role: 'security_reader', environmentId: null },
      { role: 'security_admin', environmentId: 'a' },
      { role: 'security_admin', environmentId: 'b' },
    ]),
  ).toBe('Security admin, 2 environments')
  expect(roleSummary([{ role: 'security_admin', environmentId: null }])).toBe('Security admin')
})
