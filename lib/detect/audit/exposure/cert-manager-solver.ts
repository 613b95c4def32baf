import type { AuditEvent } from '@/lib/model/audit-event'
import { changeOf, objectName } from '../change'
import { textAt } from '../read'

/** What cert-manager opens for the minute in which a certificate's issuer looks whether a name is ours. */
export function isCertificateChallenge(event: AuditEvent): boolean {
  if (event.user.name !== 'system:serviceaccount:cert-manager:cert-manager') return false
  const name = objectName(event) || textAt(changeOf(event)?.set ?? null, 'metadata', 'generateName')
  return name.startsWith('cm-acme-http-solver-')
}
