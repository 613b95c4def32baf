/** `cap_sys_admin` → `SYS_ADMIN`: runtimes differ in what they accept, so the worst reading counts for added ones. */
export const plainCapability = (name: string) => name.toUpperCase().replace(/^CAP_/, '')

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
