import { say } from './log'
import { pause } from './pause'
import type { Server } from './server'

/**
 * Says every half a minute that we live, and how: `facts` is asked each time. What the server answers changes nothing;
 * a server without heartbeats is told nothing more.
 */
export async function beat(server: Server, every: number, facts: () => object | null, signal: AbortSignal) {
  // At first much changes in little time.
  for (let beats = 0; !signal.aborted; beats += 1) {
    const value = facts()
    const answer = value ? await server.postJson('/api/v1/heartbeats', value, signal) : null
    if (answer?.status === 404) {
      say('the server takes no heartbeats')
      return
    }
    await pause(beats < 6 ? Math.min(every, 5_000) : every, signal)
  }
}
