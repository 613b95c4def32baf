import type { Grant } from './policy'

/** Whoever acts. The audit log stores it. */
export type Actor =
  | { kind: 'anonymous' }
  | {
      kind: 'user'
      id: string
      name: string
      email: string
      grants: Grant[]
      via: 'session' | 'token'
    }
  | { kind: 'collector'; id: string; name: string; environmentId: string; formats: string[] }
  | { kind: 'system'; name: string }

export const anonymous: Actor = { kind: 'anonymous' }

/** The grants that count for this actor; collectors and strangers have none, the system has all. */
export function grantsOf(actor: Actor): Grant[] {
  if (actor.kind === 'user') return actor.grants
  return actor.kind === 'system' ? [{ role: 'security_admin', environmentId: null }] : []
}

/** Name and id as the audit log shows them. */
export function actorLabel(actor: Actor): { actorKind: string; actorId: string | null; actorName: string } {
  if (actor.kind === 'anonymous') return { actorKind: 'anonymous', actorId: null, actorName: 'anonymous' }
  if (actor.kind === 'system') return { actorKind: 'system', actorId: null, actorName: actor.name }
  return { actorKind: actor.kind, actorId: actor.id, actorName: actor.name }
}
