import type { StatefulDetection } from '../../detection'
import { bursts } from './bursts'
import { destruction } from './destruction'
import { heartbeat } from './heartbeat'
import { identities } from './identities'
import { rights } from './rbac'
import { reconnaissance } from './recon'
import { firstSights } from './workloads'

/** Decided by what happened before: counts, first times, sequences, rates. */
export const statefulDetections: readonly StatefulDetection[] = [
  ...firstSights,
  ...rights,
  ...bursts,
  ...reconnaissance,
  ...identities,
  ...destruction,
  heartbeat,
]
