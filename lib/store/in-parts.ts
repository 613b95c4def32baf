import { setImmediate as nextTurn } from 'node:timers/promises'

const partSize = 3_000

/**
 * Sends many rows in a few statements, in their order: while the database works on one part, the next is put together.
 * `send` builds and sends the statement for a part.
 */
export async function inParts<Row>(
  rows: readonly Row[],
  send: (part: readonly Row[]) => PromiseLike<unknown>,
): Promise<void> {
  let before: Promise<unknown> = Promise.resolve()
  for (let at = 0; at < rows.length; at += partSize) {
    const sent = Promise.resolve(send(rows.slice(at, at + partSize)))
    await before
    before = sent
    // Awaited in the next round; a fault until then is not unheard.
    before.catch(() => null)
    await nextTurn()
  }
  await before
}
