import { memberStateSchema } from '@/lib/detect/audit/state/first-seen'

/** Members that the database is known to hold, by the id of their row, with the time at which they were last seen. */
const known = new Map<string, number>()
const mostKnown = 100_000
/** How old that time may grow: a 28th of the memory, half a day of two weeks. By so much a memory may be too short. */
const freshness = 86_400_000 / 28

/** Whether the member was seen so shortly before that there is nothing to ask and nothing to write. */
export function isFresh(id: string, at: number, memoryDays: number): boolean {
  const last = known.get(id)
  return last !== undefined && at - last < freshness * memoryDays
}

/** Notes what the database holds of a member, once it is sure to stay. */
export function remember(id: string, state: unknown): void {
  const { l: last } = memberStateSchema.catch({}).parse(state)
  if (last === undefined) return
  if (known.size >= mostKnown) known.clear()
  known.set(id, last)
}
