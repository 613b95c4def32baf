import { setTimeout as sleep } from 'node:timers/promises'

/** Waits so many milliseconds, or until the signal is given. */
export async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined)
}

/**
 * How long to wait before try number `failures` (1 is the first after a failure): doubles from `first` up to `most`,
 * and anything between half of it and all of it, so that many collectors do not come back at one moment.
 */
export function backoff(failures: number, { first = 1_000, most = 60_000 } = {}): number {
  const full = Math.min(most, first * 2 ** Math.min(20, Math.max(0, failures - 1)))
  return Math.round(full * (0.5 + Math.random() / 2))
}
