import type { Grant } from '@/lib/auth/policy'

/** A person as the parts of the page see them. */
export type PersonFacts = {
  id: string
  name: string
  email: string
  createdAt: string
  disabledAt: string | null
  grants: Grant[]
  lastSeenAt: string | null
  sessions: number
  tokens: number
}

export type NamedEnvironment = { id: string; name: string }

/** Where a role holds, in words. */
export function grantPlace(environmentId: string | null, environments: readonly NamedEnvironment[]): string {
  if (environmentId === null) return 'all environments'
  return environments.find(({ id }) => id === environmentId)?.name ?? 'an environment that is gone'
}
