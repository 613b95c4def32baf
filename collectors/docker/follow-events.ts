import { say } from '../log'
import { backoff, pause } from '../pause'
import type { Engine } from './engine'

/** What changes the picture of a host; commands that run in containers and health probes do not. */
const filters = JSON.stringify({
  type: ['container', 'image', 'network', 'daemon'],
  event: [
    'create',
    'start',
    'die',
    'destroy',
    'rename',
    'update',
    'pause',
    'unpause',
    'health_status',
    'pull',
    'import',
    'load',
    'tag',
    'untag',
    'delete',
    'connect',
    'disconnect',
    'reload',
  ],
})

/** Calls `changed` for every event of the engine, and whenever events may have been missed, until the signal is given. */
export async function followEvents(engine: Engine, changed: () => void, signal: AbortSignal): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    try {
      for await (const line of engine.lines(`/events?filters=${encodeURIComponent(filters)}`, signal)) {
        failures = 0
        if (line.trim() !== '') changed()
      }
    } catch (error) {
      if (!signal.aborted && failures === 0) say(error instanceof Error ? error.message : String(error))
    }
    failures += 1
    await pause(backoff(failures), signal)
    if (!signal.aborted) changed()
  }
}
