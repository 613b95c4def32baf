/** Does the work for each entry, a few at a time, so that an engine with hundreds of containers is not overrun. */
export async function inTurns<T, R>(entries: readonly T[], work: (entry: T) => Promise<R>, atOnce = 4): Promise<R[]> {
  const results: R[] = []
  for (let at = 0; at < entries.length; at += atOnce) {
    results.push(...(await Promise.all(entries.slice(at, at + atOnce).map(work))))
  }
  return results
}
