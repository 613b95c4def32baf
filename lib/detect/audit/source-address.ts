import type { AuditEvent } from '@/lib/model/audit-event'
import type { AuditContext } from './context'
import { isWithin } from '@/lib/model/network'
import { isPublicAddress } from '@/lib/model/public-address'

/**
 * The address that a request came from, as far as it can be believed. The list is `X-Forwarded-For`, `X-Real-Ip` and
 * then the peer of the connection; a client writes the headers as it likes, so that only the last entry is a fact.
 * From there it is walked back for as long as the entry is one of the environment's own proxies. '' for none.
 */
export function sourceAddress(event: AuditEvent, context: AuditContext): string {
  const entries = event.sourceIps
  let index = entries.length - 1
  while (index > 0 && context.trustedProxies.some((range) => isWithin(entries[index] ?? '', range))) index -= 1
  return entries[index] ?? ''
}

/** True when the believable source address is one of the internet's. */
export const isFromInternet = (event: AuditEvent, context: AuditContext): boolean =>
  isPublicAddress(sourceAddress(event, context))
