/** Makes a gate through which one piece of work goes after the other, in the order in which they came. */
export function oneAtATime(): <T>(work: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (work) => {
    const mine = last.catch(() => undefined).then(work)
    last = mine
    return mine
  }
}
