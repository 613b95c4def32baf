import { say } from './log'
import { backoff, pause } from './pause'
import type { Server, ServerAnswer } from './server'
import type { Spool, SpoolEntry } from './spool'

export type SenderState = {
  /** Reports that the server took. */
  sent: number
  /** What keeps reports from being taken, in words; null while all is well. */
  trouble: string | null
}

type Sending = {
  spool: Spool
  server: Server
  format: string
  /** The server, or something before it, takes no report as large as this one. True: smaller ones are on the way. */
  onTooLarge(entry: SpoolEntry): Promise<boolean>
  signal: AbortSignal
  /** Milliseconds between two tries when somebody has to act first: a plan that is off, a token that was revoked. */
  slow?: number
}

/**
 * Brings the spool's reports to the server, the oldest first, until the signal is given. Nothing is given up: what
 * the server does not take for now stays and is tried again. `state` is kept up to date for heartbeats.
 */
export async function sendSpool(sending: Sending, state: SenderState): Promise<void> {
  const { spool, server, format, signal } = sending
  let failures = 0
  while (!signal.aborted) {
    const entry = spool.first()
    if (!entry) {
      await pause(100, signal)
      continue
    }
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip', 'content-length': entry.bytes }
    const answer = await server.post(`/api/v1/ingest/${format}`, spool.open(entry), headers, signal)
    if (signal.aborted) return
    if (answer.status === 200 || answer.status === 202) {
      spool.remove(entry)
      state.sent += 1
      failures = 0
      tell(state, null)
    } else if (answer.status === 413 && (await sending.onTooLarge(entry))) {
      failures = 0
    } else if (answer.status === 400 || answer.status === 422) {
      // The server keeps what it cannot read, to be replayed after a fix; sending it again changes nothing.
      say(`the server could not read a report: ${answer.detail}`)
      spool.remove(entry)
    } else {
      failures += 1
      tell(state, troubleOf(answer))
      const wait = isForPeople(answer) ? backoff(1, { first: sending.slow ?? 60_000 }) : backoff(failures)
      await pause(Math.max(wait, answer.retryAfter ?? 0), signal)
    }
  }
}

const isForPeople = ({ status }: ServerAnswer) => status >= 401 && status < 500 && status !== 408 && status !== 429

function troubleOf({ status, detail, problem }: ServerAnswer): string {
  if (status === 0) return `the server cannot be reached: ${detail}`
  if (problem === 'plan-disabled') return `the server refuses reports for now: ${detail}`
  if (status === 401) return `the server does not know this token: ${detail}`
  if (status === 413) return 'a report is larger than the server, or a proxy before it, takes: raise its limit'
  return `the server answers ${status}: ${detail}`
}

function tell(state: SenderState, trouble: string | null): void {
  if (state.trouble === trouble) return
  say(trouble ?? 'the server takes reports again')
  state.trouble = trouble
}
