import { Agent, request } from 'node:http'
import { setTimeout as sleep } from 'node:timers/promises'

export type Shot = { ms: number; status: number }

/**
 * Does `send` once per slot, `perSecond` times a second, `count` times in all, whether or not earlier ones are back.
 * Each takes from its slot until its answer: a server that stalls cannot slow the load down and so hide its stall.
 */
export async function openLoop(
  count: number,
  perSecond: number,
  send: (index: number) => Promise<number>,
): Promise<Shot[]> {
  const started = performance.now()
  const shots: Promise<Shot>[] = []
  while (shots.length < count) {
    const due = Math.min(count, Math.floor(((performance.now() - started) * perSecond) / 1_000) + 1)
    while (shots.length < due) {
      const slot = started + (shots.length * 1_000) / perSecond
      shots.push(send(shots.length).then((status) => ({ status, ms: performance.now() - slot })))
    }
    await sleep(1)
  }
  return Promise.all(shots)
}

/** Posts bodies over connections that stay open. Gives the status, or 0 when the connection failed. */
export function poster(url: string, headers: Record<string, string>) {
  const agent = new Agent({ keepAlive: true, maxSockets: 256 })
  const post = (body: string): Promise<number> =>
    new Promise((resolve) => {
      const length = { 'content-length': String(Buffer.byteLength(body)) }
      const call = request(url, { method: 'POST', agent, headers: { ...headers, ...length } }, (response) => {
        response.resume()
        response.once('end', () => resolve(response.statusCode ?? 0))
        response.once('error', () => resolve(0))
      })
      call.once('error', () => resolve(0))
      call.end(body)
    })
  return { post, close: () => agent.destroy() }
}
