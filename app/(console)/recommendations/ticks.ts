import { useSyncExternalStore } from 'react'
import type { Ticks } from '@/components/posture/what-if-bar'

const none: Ticks = { checks: [], failures: [] }
let ticks = none
const listeners = new Set<() => void>()

function subscribe(listener: () => void) {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Ticks something else. They outlive the opening and closing of a recommendation, which are pages of their own. */
export function setTicks(change: (now: Ticks) => Ticks): void {
  ticks = change(ticks)
  for (const listener of listeners) listener()
}

export const clearTicks = () => setTicks(() => none)

/** What is ticked on the page of recommendations, to ask what the score would be. */
export function useTicks(): Ticks {
  return useSyncExternalStore(
    subscribe,
    () => ticks,
    () => none,
  )
}
