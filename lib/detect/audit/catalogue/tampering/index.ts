import type { StatelessDetection } from '../../detection'
import { apiserviceChanged } from './apiservice-changed'
import { auditSelfTamper } from './audit-self-tamper'
import { eventsDeleted } from './events-deleted'
import { namespaceCreated } from './namespace-created'
import { namespaceDeleted } from './namespace-deleted'
import { nodeTamper } from './node-tamper'
import { policyEngineTamper } from './policy-engine-tamper'
import { quotaRemoved } from './quota-removed'
import { securityAgentTamper } from './security-agent-tamper'
import { webhookChanged } from './webhook-changed'
import { workloadDeleted } from './workload-deleted'

/** Defences, tampering and damage: decided by the event alone. */
export const tampering: readonly StatelessDetection[] = [
  eventsDeleted,
  webhookChanged,
  policyEngineTamper,
  securityAgentTamper,
  workloadDeleted,
  namespaceDeleted,
  namespaceCreated,
  nodeTamper,
  apiserviceChanged,
  quotaRemoved,
  auditSelfTamper,
]
