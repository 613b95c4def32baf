import type { Check } from '../../check'
import { nsDefault } from '../ns-default'
import { nsSystemWorkload } from '../ns-system-workload'
import { saAutomountToken } from '../sa-automount-token'
import { saDefaultAutomount } from '../sa-default-automount'
import { saDefaultUsed } from '../sa-default-used'
import { saLongLivedToken } from '../sa-long-lived-token'
import { saNonexistent } from '../sa-nonexistent'
import { saPrivilegedWorkload } from '../sa-privileged-workload'
import { saTokenLifetime } from '../sa-token-lifetime'

/** Section D of the reference: service accounts, their tokens, and the namespaces that workloads live in. */
export const accountChecks: readonly Check[] = [
  saAutomountToken,
  saDefaultUsed,
  saDefaultAutomount,
  saLongLivedToken,
  saTokenLifetime,
  saNonexistent,
  saPrivilegedWorkload,
  nsDefault,
  nsSystemWorkload,
]
