import { grantsOf, type Actor } from '@/lib/auth/actor'
import { permittedEnvironments, type Permission } from '@/lib/auth/policy'
import { resolveActor } from '@/lib/auth/resolve-actor'
import { OperationError } from '@/lib/errors'
import type { Signal } from '@/lib/model/signal'
import type { Context } from '@/lib/operation'
import { signals, type SignalHub } from './signals'

type Topic = Signal['topics'][number]

const needed = {
  alerts: 'alerts:read',
  score: 'posture:read',
  collectors: 'collectors:read',
  reports: 'reports:read',
  assets: 'assets:read',
  notifications: 'notifications:read',
} as const satisfies Record<Topic, Permission>

/** The topics of a signal that this actor may hear of. */
function audible(actor: Actor, { environmentId, topics }: Signal): Topic[] {
  return topics.filter((topic) => {
    const permitted = permittedEnvironments(grantsOf(actor), needed[topic])
    return permitted === 'all' || permitted.includes(environmentId)
  })
}

type Rhythm = { heartbeat: number; recheck: number; gather: number }
const rhythm: Rhythm = { heartbeat: 20_000, recheck: 60_000, gather: 200 }

/** A reader who has not taken so many pieces is not reading. */
const backlog = 256

/**
 * Signals as server-sent events, for as long as the listener stays and may hear them:
 * `signal` with `{environmentId, topics}`, `lost` and `back` around an outage of the database, `end` when the person
 * may no longer listen. Throws OperationError for those who may not listen at all.
 */
export function signalStream(
  context: Context,
  request: Request,
  hub: SignalHub = signals(),
  { heartbeat, recheck, gather }: Rhythm = rhythm,
): Response {
  let { actor } = context
  if (actor.kind === 'anonymous') throw new OperationError('unauthenticated', 'Sign in first.')
  const mayListen = (who: Actor) =>
    who.kind === 'user' && permittedEnvironments(grantsOf(who), 'posture:read').length > 0
  if (!mayListen(actor)) throw new OperationError('forbidden', 'This needs the permission posture:read.')

  const encoder = new TextEncoder()
  let stop = () => {}
  const body = new ReadableStream<Uint8Array>(
    {
      start(controller) {
        let open = true
        const write = (text: string) => {
          if (!open) return
          if ((controller.desiredSize ?? 0) <= 0) return stop()
          controller.enqueue(encoder.encode(text))
        }
        const say = (event: string, data: unknown = {}) => write(`event: ${event}\ndata: ${JSON.stringify(data)}\n\n`)

        // A busy import tells of every report; a page needs to know once.
        const waiting = new Map<string, Set<Topic>>()
        let flushing: NodeJS.Timeout | undefined
        const flush = () => {
          flushing = undefined
          for (const [environmentId, topics] of waiting) say('signal', { environmentId, topics: [...topics] })
          waiting.clear()
        }
        const leave = hub.subscribe({
          onSignal(signal) {
            const topics = audible(actor, signal)
            if (topics.length === 0) return
            const known = waiting.get(signal.environmentId) ?? new Set()
            waiting.set(signal.environmentId, known)
            for (const topic of topics) known.add(topic)
            flushing ??= setTimeout(flush, gather)
          },
          onLost: () => say('lost'),
          onBack: () => say('back'),
        })
        const beat = setInterval(() => write(': beat\n\n'), heartbeat)
        const check = setInterval(() => {
          resolveActor(request.headers, new Date()).then(
            (now) => {
              if (mayListen(now)) actor = now
              else {
                say('end')
                stop()
              }
            },
            // While the database is away nobody can be checked, and nothing is told either.
            () => undefined,
          )
        }, recheck)
        stop = () => {
          if (!open) return
          open = false
          leave()
          clearInterval(beat)
          clearInterval(check)
          clearTimeout(flushing)
          try {
            controller.close()
          } catch {
            // The other side closed it first.
          }
        }
        request.signal.addEventListener('abort', () => stop())
        write('retry: 3000\n\n')
        say('hello')
      },
      cancel: () => stop(),
    },
    { highWaterMark: backlog },
  )
  return new Response(body, {
    headers: {
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-store, no-transform',
      'x-accel-buffering': 'no',
    },
  })
}
