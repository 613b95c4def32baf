import { isDatabaseUnavailable } from './database/unavailable'

type Waiting<In, Out> = { item: In; resolve: (value: Out) => void; reject: (reason: unknown) => void }

/**
 * Does many small things of one kind together: while one batch is under way, what comes in waits and is the next
 * batch, of at most `most` items. Alone, an item waits for nothing. `run` returns one result per item, in order.
 * When a batch fails, each of its items is tried by itself, so that one cannot take the others with it; only a
 * database that is away fails them all at once.
 */
export function inBatches<In, Out>(
  run: (items: readonly In[]) => Promise<readonly Out[]>,
  most: number,
): (item: In) => Promise<Out> {
  const waiting: Waiting<In, Out>[] = []
  let busy = false

  async function settle(batch: readonly Waiting<In, Out>[]): Promise<void> {
    try {
      const results = await run(batch.map(({ item }) => item))
      batch.forEach(({ resolve, reject }, at) =>
        at in results ? resolve(results[at] as Out) : reject(new Error('a batch gave too few results')),
      )
    } catch (error) {
      if (batch.length === 1 || isDatabaseUnavailable(error)) for (const { reject } of batch) reject(error)
      else for (const one of batch) await settle([one])
    }
  }

  async function drain(): Promise<void> {
    busy = true
    while (waiting.length > 0) {
      // What arrived in the same moment belongs together.
      await new Promise((resolve) => setImmediate(resolve))
      await settle(waiting.splice(0, most))
    }
    busy = false
  }

  return (item) =>
    new Promise((resolve, reject) => {
      waiting.push({ item, resolve, reject })
      if (!busy) void drain()
    })
}
