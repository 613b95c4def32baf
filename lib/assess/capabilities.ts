import type { Json } from '@/lib/model/json'
import type { Container } from '@/lib/model/kubernetes'

/** `cap_sys_admin` → `SYS_ADMIN`: runtimes differ in what they accept, so the worst reading counts for added ones. */
export const plainCapability = (name: string) => name.toUpperCase().replace(/^CAP_/, '')

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

/**
 * Each of these alone leads out of the container or over the node's network and kernel log. Weaker ones such as
 * NET_RAW or SYS_TIME are left to the checks of NET_RAW and of the allowed list.
 */
export const dangerousCapabilities: ReadonlySet<string> = new Set([
  'ALL',
  'SYS_ADMIN',
  'SYS_PTRACE',
  'SYS_MODULE',
  'SYS_RAWIO',
  'SYS_BOOT',
  'SYSLOG',
  'BPF',
  'PERFMON',
  'DAC_READ_SEARCH',
  'NET_ADMIN',
  'MAC_ADMIN',
  'MAC_OVERRIDE',
])
