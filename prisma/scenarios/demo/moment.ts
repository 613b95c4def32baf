const minute = 60_000

/** Instants before `now`, in whole minutes, so that a story reads the same however late it is told. */
export type Moments = {
  now: Date
  /** `days` and `minutes` before now. */
  ago(days: number, minutes?: number): Date
}

/** Throws RangeError on an invalid date. */
export function momentsBefore(now: Date): Moments {
  if (Number.isNaN(now.getTime())) throw new RangeError('the time of the demo estate is no date')
  return { now, ago: (days, minutes = 0) => new Date(now.getTime() - (days * 1440 + minutes) * minute) }
}

/** RFC 3339 with whole seconds, as Kubernetes writes it. */
export const seconds = (at: Date) => `${at.toISOString().slice(0, 19)}Z`
