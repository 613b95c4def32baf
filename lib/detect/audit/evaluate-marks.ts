import type { AuditEvent } from '@/lib/model/audit-event'
import { inventoryDetections, statefulDetections } from './catalogue'
import type { AuditContext } from './context'
import type { AuditDetection, InventoryDetection, Mark, StatefulDetection } from './detection'
import { indexDetections } from './index-detections'
import { isDecided, isDryRun, succeeded } from './outcome'

export type Marked = { event: AuditEvent; detection: StatefulDetection; mark: Mark }
/** An event that a detection can judge when it is given what the inventory holds under `keys`. */
export type Asked = { event: AuditEvent; detection: InventoryDetection; keys: readonly string[] }

const stateful = indexDetections(statefulDetections)
const inventory = indexDetections(inventoryDetections)

/** What stateful detections ask to be remembered of these events; each request counts once, whatever its stages. */
export function evaluateMarks(events: readonly AuditEvent[], context: AuditContext): Marked[] {
  return shown(events, stateful).flatMap(({ event, detection }) => {
    const marks = detection.mark(event, context) ?? []
    const all: readonly Mark[] = Array.isArray(marks) ? marks : [marks as Mark]
    return all.map((mark) => ({ event, detection, mark }))
  })
}

/** The events that detections would judge by the inventory, with the keys that each needs. */
export function evaluateNeeds(events: readonly AuditEvent[], context: AuditContext): Asked[] {
  return shown(events, inventory).flatMap(({ event, detection }) => {
    const keys = detection.needs(event, context)
    return keys ? [{ event, detection, keys }] : []
  })
}

/** Each decided event with each detection that wants to see it. Dry runs and, unless asked for, failures are left out. */
function shown<D extends AuditDetection & { failed?: 'also' | 'only' }>(
  events: readonly AuditEvent[],
  candidatesOf: (event: AuditEvent) => readonly D[],
): { event: AuditEvent; detection: D }[] {
  const seen = new Set<string>()
  return events.flatMap((event) => {
    const candidates = isDecided(event) ? candidatesOf(event) : []
    if (candidates.length === 0) return []
    const done = succeeded(event)
    if (done && isDryRun(event)) return []
    return candidates.flatMap((detection) => {
      if (done ? detection.failed === 'only' : detection.failed === undefined) return []
      // Without an id each event stands for itself.
      const once = `${event.auditId}\n${event.requestedAt ?? ''}\n${detection.id}`
      if (event.auditId !== '' && (seen.has(once) || !seen.add(once))) return []
      return [{ event, detection }]
    })
  })
}
