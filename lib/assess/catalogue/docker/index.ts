import type { Check } from '../../check'
import { auditChecks } from './audit'
import { fileChecks } from './files'
import { containersChecks } from './groups/containers'
import { daemonChecks } from './groups/daemon'
import { hostChecks } from './groups/host'
import { imagesChecks } from './groups/images'
import { operationsChecks } from './groups/operations'

/** Every rule about Docker hosts and their containers, in the order of the CIS Docker Benchmark 1.6.0. */
export const dockerChecks: readonly Check[] = [
  ...hostChecks,
  ...auditChecks,
  ...daemonChecks,
  ...fileChecks,
  ...imagesChecks,
  ...containersChecks,
  ...operationsChecks,
]
