import { exposedDashboard } from './exposed-dashboard'
import { logTampering } from './log-tampering'
import { maliciousImage } from './malicious-image'
import { nodeEscape } from './node-escape'
import type { AttackScenario } from './scenario'
import { stolenServiceAccount } from './stolen-service-account'

export type { AttackScenario, Stage } from './scenario'

/** Attacks that can be simulated. */
export const attackScenarios: readonly AttackScenario[] = [
  exposedDashboard,
  stolenServiceAccount,
  maliciousImage,
  logTampering,
  nodeEscape,
]
