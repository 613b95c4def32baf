import { roleNames, type Grant } from './policy'

/** A person's roles in a few words: "Security admin", "Security reader, 2 environments", "No role". */
export function roleSummary(grants: readonly Grant[]): string {
  for (const role of ['security_admin', 'security_reader'] as const) {
    const held = grants.filter((grant) => grant.role === role)
    if (held.length === 0) continue
    if (held.some((grant) => grant.environmentId === null)) return roleNames[role]
    return `${roleNames[role]}, ${held.length} ${held.length === 1 ? 'environment' : 'environments'}`
  }
  return 'No role'
}
