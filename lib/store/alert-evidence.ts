import type { Occurrence } from './new-occurrences'

/** What an alert keeps of its newest event, as JSON text. */
export function alertEvidence({ event }: Occurrence): string {
  return JSON.stringify({
    rule: event.rule,
    priority: event.priority,
    message: event.message,
    tags: event.tags,
    fields: event.fields,
  })
}
