import type { AuditEvent } from '@/lib/model/audit-event'
import { rememberLast } from './remember-last'
import { at, textsAt } from './read'

/** What a request to run a command in a pod, or to attach to one, asked for. */
export type ExecRequest = {
  command: string[]
  line: string
  /** The line as a shell would read it: without quotes, escapes and detours in paths. To be searched beside `line`. */
  plain: string
  container: string
  stdin: boolean
  tty: boolean
}

/**
 * Reads an exec or attach request. The command stands in the query, one `command=` for each word; some managed clusters
 * fill the body as well. What is typed into a shell afterwards never appears in the log. Read once per event.
 */
export const execOf: (event: AuditEvent) => ExecRequest = rememberLast(readExec)

function readExec(event: AuditEvent): ExecRequest {
  const start = event.uri.indexOf('?')
  const query = new URLSearchParams(start < 0 ? '' : event.uri.slice(start + 1))
  const asked = query.getAll('command')
  const command = asked.length > 0 ? asked : textsAt(event.requestObject, 'command')
  const flag = (name: string) => isTrue(query.get(name)) || at(event.requestObject, name) === true
  const line = command.join(' ')
  return {
    command,
    line,
    plain: plainOf(line),
    container: query.get('container') ?? '',
    stdin: flag('stdin'),
    tty: flag('tty'),
  }
}

function plainOf(line: string): string {
  return line
    .slice(0, 16_384)
    .replace(/\$\{?IFS\}?/g, ' ')
    .replace(/["'\\]/g, '')
    .replace(/\/(?:\.?\/)+/g, '/')
}

/** As the API server reads a boolean of a query: `1`, `true`, and given without a value. */
const isTrue = (text: string | null) => text !== null && text !== '0' && text.toLowerCase() !== 'false'
