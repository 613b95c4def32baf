import type { AuditEvent } from '@/lib/model/audit-event'
import type { AuditContext } from './context'
import { isCore } from './core'
import { isDelivery, isPlatform } from './users'

const judged = new WeakMap<AuditEvent, { context: AuditContext; routine: boolean }>()

/** True for what Kubernetes' own parts and the provider of a managed cluster do. */
export const isClusterWork = (event: AuditEvent): boolean => isCore(event) || isPlatform(event.user)

/** True for what Kubernetes' own parts, the provider and the environment's delivery accounts do. Judged once per event. */
export function isRoutine(event: AuditEvent, context: AuditContext): boolean {
  const known = judged.get(event)
  if (known?.context === context) return known.routine
  const routine = isPlatform(event.user) || isCore(event) || isDelivery(event.user, context)
  judged.set(event, { context, routine })
  return routine
}

/** `shop/web`, `web`, `secrets`: an object in words. */
export function objectWords({ object }: AuditEvent): string {
  if (!object) return ''
  const name = object.name || object.resource
  return object.namespace ? `${object.namespace}/${name}` : name
}
