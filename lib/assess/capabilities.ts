import type { Json } from '@/lib/model/json'
import type { Container } from '@/lib/model/kubernetes'

/** What a container adds, in its own spelling. */
export const addedCapabilities = (container: Container): string[] => container.securityContext?.capabilities?.add ?? []

/** What a container drops, in its own spelling; only exact upper-case names are sure to be obeyed. */
export const droppedCapabilities = (container: Container): string[] =>
  container.securityContext?.capabilities?.drop ?? []

/** A container's change that keeps only the added capabilities that pass; null if all do. */
export function keepAdded(container: Container, keep: (name: string) => boolean): { [key: string]: Json } | null {
  const added = addedCapabilities(container)
  const kept = added.filter(keep)
  return kept.length === added.length ? null : { securityContext: { capabilities: { add: kept } } }
}

/** Added by Pod Security Standards "baseline" without complaint; compared literally, as the admission plug-in does. */
export const baselineCapabilities: ReadonlySet<string> = new Set([
  'AUDIT_WRITE',
  'CHOWN',
  'DAC_OVERRIDE',
  'FOWNER',
  'FSETID',
  'KILL',
  'MKNOD',
  'NET_BIND_SERVICE',
  'SETFCAP',
  'SETGID',
  'SETPCAP',
  'SETUID',
  'SYS_CHROOT',
])
