import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import type { AuditContext } from './context'
import type { Hit, StatelessDetection } from './detection'
import { isDecided, isDryRun, succeeded } from './outcome'
import { statelessDetections } from './catalogue'
import { indexDetections } from './index-detections'
import { objectAssetKey } from './place'

export type Evaluated = { event: AuditEvent; detection: StatelessDetection; hit: Hit }

const byRequest = indexDetections(statelessDetections)

/**
 * What the stateless detections make of these events: every hit, in the order of the events, once per request and
 * detection however many stages of it were logged. Dry runs and undecided stages are passed over; failed requests
 * are shown only to detections that ask for them.
 */
export function evaluateStateless(events: readonly AuditEvent[], context: AuditContext): Evaluated[] {
  const evaluated: Evaluated[] = []
  const seen = new Set<string>()
  for (const event of events) {
    if (!isDecided(event)) continue
    const candidates = byRequest(event)
    if (candidates.length === 0) continue
    const done = succeeded(event)
    if (done && isDryRun(event)) continue
    for (const detection of candidates) {
      if (done ? detection.failed === 'only' : detection.failed === undefined) continue
      const hit = detection.match(event, context)
      if (!hit) continue
      const once = `${event.auditId}\n${detection.id}`
      // Without an id nothing tells that two events are one request.
      if (event.auditId !== '' && seen.has(once)) continue
      seen.add(once)
      evaluated.push({ event, detection, hit })
    }
  }
  return evaluated
}

/** The key of the object whose earlier state decides whether the hit is news; null where it is news in any case. */
export function earlierStateOf({ event, detection }: Evaluated): string | null {
  if (event.verb !== 'update' && event.verb !== 'patch') return null
  const { verbs } = detection.on
  return detection.level === 'Metadata' || (verbs !== '*' && !verbs.includes('create')) ? null : objectAssetKey(event)
}

/**
 * Whether the hit says something new of an object that was `before` like this: a change that leaves a trait as it was
 * is none. `before` must have been seen before the event, or it would hide what the event brought.
 */
export function isNews({ event, detection, hit }: Evaluated, before: Json, context: AuditContext): boolean {
  const made = { ...event, verb: 'create', code: 201, requestObject: before, responseObject: null }
  const old = detection.match(made, context)
  // The words name the first few of many; what is new may stand behind them.
  return old === null || old.message !== hit.message || proof(old) !== proof(hit)
}

/** The evidence, wherever in the event it stood. */
const proof = ({ evidence }: Hit) => JSON.stringify(evidence).replaceAll('responseObject', 'requestObject')
