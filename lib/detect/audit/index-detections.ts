import type { AuditEvent } from '@/lib/model/audit-event'
import type { AuditDetection } from './detection'

/** `pods/exec`, `pods`; '' for a request without an object. */
const resourceOf = ({ object }: AuditEvent): string =>
  object === null ? '' : object.subresource ? `${object.resource}/${object.subresource}` : object.resource

/**
 * A look-up of the detections that an event is to be shown to, by its verb and resource, in the order given. Made
 * once; an event that no detection asks for costs two look-ups. Its size depends on the detections, never on events.
 */
export function indexDetections<D extends Pick<AuditDetection, 'on'>>(
  detections: readonly D[],
): (event: AuditEvent) => readonly D[] {
  const verbs = new Set(detections.flatMap(({ on }) => (on.verbs === '*' ? [] : on.verbs)))
  const resources = new Set(['', ...detections.flatMap(({ on }) => on.resources)])
  const shown = (verb: string | null, resource: string | null) =>
    detections.filter(({ on }) => {
      if (on.verbs !== '*' && (verb === null || !on.verbs.includes(verb))) return false
      if (resource === '') return on.resources.includes('')
      return on.resources.includes('*') || (resource !== null && on.resources.includes(resource))
    })
  const table = (verb: string | null) => ({
    known: new Map([...resources].map((resource) => [resource, shown(verb, resource)])),
    others: shown(verb, null),
  })
  const byVerb = new Map([...verbs].map((verb) => [verb, table(verb)]))
  const otherVerbs = table(null)
  return (event) => {
    const { known, others } = byVerb.get(event.verb) ?? otherVerbs
    return known.get(resourceOf(event)) ?? others
  }
}
