import type { StatelessDetection } from '../../detection'
import { admission } from './admission'
import { disguise } from './disguise'
import { escape } from './escape'
import { hostPaths } from './host-paths'
import { nodeShell } from './node-shell'
import { placement } from './placement'
import { programs } from './programs'
import { sandbox } from './sandbox'

/** Workloads and their pods: decided by the event alone. */
export const workloads: readonly StatelessDetection[] = [
  ...escape,
  ...hostPaths,
  ...nodeShell,
  ...disguise,
  ...programs,
  ...placement,
  ...sandbox,
  ...admission,
]
