import type { AuditEvent } from '@/lib/model/audit-event'
import type { AuditContext } from './context'
import { isCore } from './core'
import { isDelivery, isPlatform } from './users'

/** The cluster's components at their own work, and the provider of a managed cluster. */
export const isClusterWork = (event: AuditEvent): boolean => isCore(event) || isPlatform(event.user)

/** The same, and the accounts that the environment's admins named as delivering by themselves. */
export const isExpected = (event: AuditEvent, context: AuditContext): boolean =>
  isClusterWork(event) || isDelivery(event.user, context)
