import type { AuditDetection, StatelessDetection } from '../detection'
import { access } from './access'
import { connections } from './connections'
import { credentials } from './credentials'
import { exposure } from './exposure'
import { inventoryDetections } from './inventory'
import { rbac } from './rbac'
import { selftest } from './selftest'
import { statefulDetections } from './stateful'
import { tampering } from './tampering'
import { workloads } from './workloads'

/** Every detection that an event alone decides. */
export const statelessDetections: readonly StatelessDetection[] = [
  ...workloads,
  ...connections,
  ...rbac,
  ...credentials,
  ...access,
  ...exposure,
  ...tampering,
  selftest,
]

export { inventoryDetections, statefulDetections }

/** Every detection over the audit log. */
export const auditDetections: readonly AuditDetection[] = [
  ...statelessDetections,
  ...statefulDetections,
  ...inventoryDetections,
]

const byId = new Map(auditDetections.map((detection) => [detection.id, detection]))

/** The detection of an id, which is also the alert's type; undefined for an unknown one. */
export const detectionById = (id: string): AuditDetection | undefined => byId.get(id)
