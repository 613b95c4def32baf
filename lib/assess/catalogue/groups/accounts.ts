import type { Check } from '../../check'
import { nsDefault } from '../ns-default'
import { nsSystemWorkload } from '../ns-system-workload'
import { saDefaultAutomount } from '../sa-default-automount'
import { saLongLivedToken } from '../sa-long-lived-token'
import { saTokenLifetime } from '../sa-token-lifetime'

/** Section D of the reference: service accounts, their tokens, and the namespaces that workloads live in. */
export const accountChecks: readonly Check[] = [
  saDefaultAutomount,
  saLongLivedToken,
  saTokenLifetime,
  nsDefault,
  nsSystemWorkload,
]
