import type { AuditEvent } from '@/lib/model/audit-event'
import { inventoryDetections, statefulDetections } from './catalogue'
import type { AuditContext } from './context'
import type { AuditDetection, InventoryDetection, Mark, StatefulDetection } from './detection'
import { indexDetections } from './index-detections'
import { isDecided, isDryRun, succeeded } from './outcome'
import { repeatedIds } from './repeated-ids'

export type Marked = { event: AuditEvent; detection: StatefulDetection; mark: Mark }
/** An event that a detection can judge when it is given what the inventory holds under `keys`. */
export type Asked = { event: AuditEvent; detection: InventoryDetection; keys: readonly string[] }

const stateful = indexDetections(statefulDetections)
const inventory = indexDetections(inventoryDetections)

/** What stateful detections ask to be remembered of these events; each request counts once, whatever its stages. */
export function evaluateMarks(events: readonly AuditEvent[], context: AuditContext): Marked[] {
  const marked: Marked[] = []
  show(events, stateful, (event, detection) => {
    const marks = detection.mark(event, context)
    if (!marks) return
    const all: readonly Mark[] = Array.isArray(marks) ? marks : [marks as Mark]
    for (const mark of all) marked.push({ event, detection, mark })
  })
  return marked
}

/** The events that detections would judge by the inventory, with the keys that each needs. */
export function evaluateNeeds(events: readonly AuditEvent[], context: AuditContext): Asked[] {
  const asked: Asked[] = []
  show(events, inventory, (event, detection) => {
    const keys = detection.needs(event, context)
    if (keys) asked.push({ event, detection, keys })
  })
  return asked
}

/** Each decided event with each detection that wants to see it. Dry runs and, unless asked for, failures are left out. */
function show<D extends AuditDetection & { failed?: 'also' | 'only' }>(
  events: readonly AuditEvent[],
  candidatesOf: (event: AuditEvent) => readonly D[],
  to: (event: AuditEvent, detection: D) => void,
): void {
  const repeated = repeatedIds(events)
  const seen = new Set<string>()
  for (const event of events) {
    const candidates = isDecided(event) ? candidatesOf(event) : []
    if (candidates.length === 0) continue
    const done = succeeded(event)
    if (done && isDryRun(event)) continue
    const isRepeated = repeated.has(event.auditId)
    for (const detection of candidates) {
      if (done ? detection.failed === 'only' : detection.failed === undefined) continue
      if (isRepeated) {
        const once = `${event.auditId}\n${event.requestedAt ?? ''}\n${detection.id}`
        if (seen.has(once)) continue
        seen.add(once)
      }
      to(event, detection)
    }
  }
}
