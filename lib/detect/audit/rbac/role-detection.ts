import type { AuditEvent } from '@/lib/model/audit-event'
import { isRoutine } from '../routine'
import type { AuditContext } from '../context'
import type { Hit, StatelessDetection } from '../detection'
import { roleResources } from './rbac-object'
import { roleOf, type Role } from './role'

type RoleFacts = Omit<StatelessDetection, 'on' | 'match' | 'level' | 'failed'> & {
  /** A Role cannot do the harm: what it is about stands in no namespace, or one namespace is too little. */
  clusterOnly?: boolean
  find(role: Role, event: AuditEvent, context: AuditContext): Hit | null
}

/**
 * A detection over the rules of a role that a request wrote. What the cluster, its provider and declared delivery
 * accounts write is passed over; no role is excused by its name, which anyone may choose.
 */
export function roleDetection(given: RoleFacts): StatelessDetection {
  const { clusterOnly, ...facts } = given
  return {
    ...facts,
    level: 'Request',
    on: { verbs: ['create', 'update', 'patch'], resources: clusterOnly ? ['clusterroles'] : roleResources },
    match(event, context) {
      if (isRoutine(event, context)) return null
      const role = roleOf(event)
      return role && given.find(role, event, context)
    },
  }
}
