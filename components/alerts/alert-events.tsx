import type { AlertDetail } from '@/lib/model/alert-view'
import type { Json } from '@/lib/model/json'
import { CodeBlock } from '../ui/code-block'
import { formatCount } from '../ui/format-count'
import { Stamp } from '../ui/time'

/** Fields as lines of text. It is text and stays text, whatever a sensor was made to report. */
function lines(fields: Json): string {
  if (fields === null || typeof fields !== 'object' || Array.isArray(fields)) return JSON.stringify(fields, null, 2)
  return Object.entries(fields)
    .map(([name, value]) => `${name}: ${typeof value === 'string' ? value : JSON.stringify(value)}`)
    .join('\n')
}

/** The tab with what the sensor said, word for word (secrets are taken out before storing). */
export function AlertEvents({ alert }: { alert: AlertDetail }) {
  const { events, count } = alert
  if (events.length === 0) {
    return (
      <>
        <p className="muted">
          {count === 1 ? 'The event is' : `The ${formatCount(count)} events are`} past the time for which events are
          kept. This is what the sensor said of the last one.
        </p>
        <CodeBlock label="Evidence" code={JSON.stringify(alert.evidence, null, 2)} />
      </>
    )
  }
  return (
    <>
      {count > events.length ? (
        <p className="muted">
          The newest {formatCount(events.length)} of {formatCount(count)} events.
        </p>
      ) : null}
      {events.map((event) => (
        <section key={event.id} className="raw-event">
          <h3 className="h3">
            <Stamp at={event.at} /> <span className="faint">{event.priority}</span>
          </h3>
          <CodeBlock label={`Event of ${event.at}`} code={`${event.message}\n\n${lines(event.fields)}`} />
        </section>
      ))}
    </>
  )
}
