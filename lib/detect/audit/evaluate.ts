import type { AuditEvent } from '@/lib/model/audit-event'
import type { Json } from '@/lib/model/json'
import type { AuditContext } from './context'
import type { Hit, StatelessDetection } from './detection'
import { isDecided, isDryRun, succeeded } from './outcome'
import { statelessDetections } from './catalogue'
import { indexDetections } from './index-detections'

export type Evaluated = { event: AuditEvent; detection: StatelessDetection; hit: Hit }

/**
 * The object before the event, for updates and patches; null or undefined where it is not known. It must have been
 * seen before the event happened: a copy that is newer would hide what the event brought.
 */
export type PreviousObject = (event: AuditEvent) => Json | null | undefined

const byRequest = indexDetections(statelessDetections)

/**
 * What the stateless detections make of these events: every hit, in the order of the events, once per request and
 * detection however many stages of it were logged. Dry runs and undecided stages are passed over; failed requests
 * are shown only to detections that ask for them. With `previous`, a change that leaves a trait as it was is no news.
 */
export function evaluateStateless(
  events: readonly AuditEvent[],
  context: AuditContext,
  previous?: PreviousObject,
): Evaluated[] {
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
      if (seen.has(once) || (previous && wasSoBefore(event, detection, hit, context, previous))) continue
      seen.add(once)
      evaluated.push({ event, detection, hit })
    }
  }
  return evaluated
}

/** Whether the detection would have said the same of the object as it was. */
function wasSoBefore(
  event: AuditEvent,
  detection: StatelessDetection,
  hit: Hit,
  context: AuditContext,
  previous: PreviousObject,
): boolean {
  if (event.verb !== 'update' && event.verb !== 'patch') return false
  if (detection.level === 'Metadata' || (detection.on.verbs !== '*' && !detection.on.verbs.includes('create'))) {
    return false
  }
  const before = previous(event)
  if (!before) return false
  const made = { ...event, verb: 'create', code: 201, requestObject: before, responseObject: null }
  const old = detection.match(made, context)
  // The words name the first few of many; what is new may stand behind them.
  return old !== null && old.message === hit.message && proof(old) === proof(hit)
}

/** The evidence, wherever in the event it stood. */
const proof = ({ evidence }: Hit) => JSON.stringify(evidence).replaceAll('responseObject', 'requestObject')
