/** What may be done, as `resource:verb`. A permission that no role holds does not compile. */
const readerPermissions = [
  'posture:read',
  'assets:read',
  'findings:read',
  'alerts:read',
  'environments:read',
  'collectors:read',
  'reports:read',
  'reports:export',
  'audit:read',
  'notifications:read',
  'account:write',
] as const

const adminPermissions = [
  ...readerPermissions,
  'alerts:triage',
  'compliance:attest',
  'exemptions:write',
  'governance:write',
  'environments:write',
  'notifications:write',
  'collectors:write',
  /** A rejected body may hold secrets, so reading it is not for readers. */
  'reports:replay',
  'people:read',
  'people:write',
  'metrics:read',
] as const

export type Permission = (typeof adminPermissions)[number]

/** The whole of it: role → permissions. An administrator is a reader and the difference. */
export const rolePermissions = {
  security_reader: new Set<Permission>(readerPermissions),
  security_admin: new Set<Permission>(adminPermissions),
} as const satisfies Record<string, ReadonlySet<Permission>>

export type Role = keyof typeof rolePermissions
export const roles = ['security_reader', 'security_admin'] as const satisfies readonly Role[]
export const roleNames = {
  security_reader: 'Security reader',
  security_admin: 'Security admin',
} as const satisfies Record<Role, string>

/** A role on one environment, or on all when `environmentId` is null. */
export type Grant = { role: Role; environmentId: string | null }

/** The environments on which these grants allow the permission: `all`, or ids (none: an empty list). */
export function permittedEnvironments(grants: readonly Grant[], permission: Permission): 'all' | string[] {
  const allowing = grants.filter(
    (grant) => Object.hasOwn(rolePermissions, grant.role) && rolePermissions[grant.role].has(permission),
  )
  if (allowing.some((grant) => grant.environmentId === null)) return 'all'
  return [...new Set(allowing.flatMap((grant) => grant.environmentId ?? []))]
}

/**
 * May someone with these grants do this there? `environmentId` null asks for the whole installation,
 * undefined for any environment at all. Unknown roles and environments are refused.
 */
export function can(grants: readonly Grant[], permission: Permission, environmentId?: string | null): boolean {
  const permitted = permittedEnvironments(grants, permission)
  if (permitted === 'all') return true
  if (environmentId === undefined) return permitted.length > 0
  return environmentId !== null && permitted.includes(environmentId)
}
