const last = new Map<string, Promise<unknown>>()

/**
 * Does work of one name after the other in this process. Batches of one environment wait for each other in the database
 * anyway; waiting there each would hold a connection, until none is left for anything else.
 */
export async function inTurn<T>(name: string, work: () => Promise<T>): Promise<T> {
  const mine = (last.get(name) ?? Promise.resolve()).catch(() => undefined).then(work)
  last.set(name, mine)
  try {
    return await mine
  } finally {
    if (last.get(name) === mine) last.delete(name)
  }
}
